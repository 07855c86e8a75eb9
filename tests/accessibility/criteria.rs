//! The success criteria of JIS X 8341-3:2016, levels A and AA, and what here says something of each.
//!
//! A machine finds faults, not their absence: what it tested still asks for a person's look.

/// A success criterion.
pub(super) struct Criterion {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) level: &'static str,
    pub(super) how: How,
}

/// How far a criterion is tested.
#[derive(Clone, Copy)]
pub(super) enum How {
    /// These tests would find faults.
    Tested(&'static [&'static str]),
    /// This test shows that there is nothing of the kind.
    Absent(&'static str),
    /// Only a person can tell.
    Person,
}

use How::{Absent, Person, Tested};

const AXE: &[&str] = &[
    "pages::axe_finds_nothing_on_a_desktop",
    "pages::axe_finds_nothing_on_a_desktop_in_the_dark",
    "pages::axe_finds_nothing_on_a_phone",
    "pages::axe_finds_nothing_on_a_phone_in_the_dark",
];
const KEYBOARD: &[&str] = &[
    "pages::keyboard_reaches_everything_on_a_desktop",
    "pages::keyboard_reaches_everything_on_a_phone",
];
const NARROW: &[&str] = &["pages::pages_are_quiet_and_keep_to_themselves"];
const VALID: &str = "conformance::every_page_is_valid_html";
const STILL: &str = "accessibility::nothing_sounds_moves_or_ends_by_itself";
const MARKED: &[&str] = &[AXE[0], AXE[2], VALID];
const WAYS: &[&str] = &["crawl::the_guideline_holds_together"];

const fn criterion(
    id: &'static str,
    level: &'static str,
    name: &'static str,
    how: How,
) -> Criterion {
    Criterion { id, name, level, how }
}

/// What a test is called in the statement.
pub(super) fn in_words(test: &str) -> &'static str {
    match test {
        test if test.contains("axe") && test.contains("dark") && test.contains("phone") => {
            "axe（せまい画面・暗い色）"
        }
        test if test.contains("axe") && test.contains("dark") => "axe（広い画面・暗い色）",
        test if test.contains("axe") && test.contains("phone") => "axe（せまい画面）",
        test if test.contains("axe") => "axe（広い画面）",
        test if test.contains("keyboard") && test.contains("phone") => {
            "キーボードでの移動（せまい画面）"
        }
        test if test.contains("keyboard") => "キーボードでの移動（広い画面）",
        test if test.contains("quiet") => "幅320ピクセルでの表示",
        test if test.contains("valid") => "HTMLの検査",
        test if test.contains("crawl") => "すべてのページへの道の検査",
        _ => "ファイルの検査",
    }
}

/// Every test that the statement rests on, each once.
pub(super) fn tests() -> impl Iterator<Item = &'static str> {
    let tests = CRITERIA.iter().flat_map(|criterion| match criterion.how {
        Tested(tests) => tests.to_vec(),
        Absent(test) => vec![test],
        Person => Vec::new(),
    });
    tests.collect::<std::collections::BTreeSet<_>>().into_iter()
}

/// All criteria of levels A and AA.
pub(super) const CRITERIA: &[Criterion] = &[
    criterion("1.1.1", "A", "非テキストコンテンツ", Tested(AXE)),
    criterion("1.2.1", "A", "音声だけ及び映像だけ（収録済み）", Absent(STILL)),
    criterion("1.2.2", "A", "キャプション（収録済み）", Absent(STILL)),
    criterion("1.2.3", "A", "音声解説又はメディアに対する代替（収録済み）", Absent(STILL)),
    criterion("1.2.4", "AA", "キャプション（ライブ）", Absent(STILL)),
    criterion("1.2.5", "AA", "音声解説（収録済み）", Absent(STILL)),
    criterion("1.3.1", "A", "情報及び関係性", Tested(MARKED)),
    criterion("1.3.2", "A", "意味のある順序", Person),
    criterion("1.3.3", "A", "感覚的な特徴", Person),
    criterion("1.4.1", "A", "色の使用", Person),
    criterion("1.4.2", "A", "音声の制御", Absent(STILL)),
    criterion("1.4.3", "AA", "コントラスト（最低限レベル）", Tested(AXE)),
    criterion("1.4.4", "AA", "テキストのサイズ変更", Tested(NARROW)),
    criterion("1.4.5", "AA", "文字画像", Absent(STILL)),
    criterion("2.1.1", "A", "キーボード", Tested(KEYBOARD)),
    criterion("2.1.2", "A", "キーボードトラップなし", Tested(KEYBOARD)),
    criterion("2.2.1", "A", "タイミング調整可能", Absent(STILL)),
    criterion("2.2.2", "A", "一時停止、停止及び非表示", Absent(STILL)),
    criterion("2.3.1", "A", "3回の閃光又は閾値以下", Absent(STILL)),
    criterion("2.4.1", "A", "ブロックスキップ", Tested(KEYBOARD)),
    criterion("2.4.2", "A", "ページタイトル", Tested(AXE)),
    criterion("2.4.3", "A", "フォーカス順序", Person),
    criterion("2.4.4", "A", "リンクの目的（コンテキスト内）", Tested(AXE)),
    criterion("2.4.5", "AA", "複数の手段", Tested(WAYS)),
    criterion("2.4.6", "AA", "見出し及びラベル", Person),
    criterion("2.4.7", "AA", "フォーカスの可視化", Tested(KEYBOARD)),
    criterion("3.1.1", "A", "ページの言語", Tested(AXE)),
    criterion("3.1.2", "AA", "一部分の言語", Person),
    criterion("3.2.1", "A", "フォーカス時", Person),
    criterion("3.2.2", "A", "入力時", Person),
    criterion("3.2.3", "AA", "一貫したナビゲーション", Person),
    criterion("3.2.4", "AA", "一貫した識別性", Person),
    criterion("3.3.1", "A", "エラーの特定", Person),
    criterion("3.3.2", "A", "ラベル又は説明", Tested(AXE)),
    criterion("3.3.3", "AA", "エラー修正の提案", Person),
    criterion("3.3.4", "AA", "エラー回避（法的、金融及びデータ）", Person),
    criterion("4.1.1", "A", "構文解析", Tested(&[VALID])),
    criterion("4.1.2", "A", "名前、役割及び値", Tested(AXE)),
];
