### コマンドの言葉: 進みぐあいと、動かなかったとき

## 進みぐあいと結果
say-checked = { $files } 個のファイルを点検しました（{ $time }）
say-built = { $pages } ページを { $out } に作りました（{ $time }）
say-unchanged = { $out } は、もう最新です
say-not-built = エラーがあるため、公開するファイルは前のままにしました
say-serving = { $address } で見られます。終わるときは Ctrl+C を押してください
say-serving-open = { $host } で開いているので、同じネットワークの人も見ることができます
say-port-taken = ポート { $port } は使われているため、{ $next } を使います
say-rebuilt = { $pages } ページを作り直しました（{ $time }）
say-stopped = 終わりました
say-created = { $path } を作りました
say-kept = { $path } の前の内容を { $kept } に残しました
say-fixed = { $path } の { $count } か所を直しました
say-fixed-nothing = 自動で直せるところはありませんでした
say-addresses-updated = アドレスの記録を更新しました（新しいもの { $count } 件）
say-schema-written = { $path } を書きました
say-next-step = 次は `{ $command }` を試してください

## 動かなかったとき
error-root = フォルダー「{ $path }」を開けません（{ $reason }）
error-no-site = 「{ $path }」に `content/site.yaml` がありません
    .help = サイトのフォルダーで実行するか、`--root` で示してください。新しく始めるときは `renkei init` を使えます
error-out = 「{ $path }」には書き出せません（{ $reason }）
error-write = 「{ $path }」に書き込めません（{ $reason }）
error-read = 「{ $path }」を読めません（{ $reason }）
error-port = ポート { $port } を使えません（{ $reason }）
    .help = `--port` で別の番号を選んでください
error-port-taken = ポート { $port } は、ほかのソフトが使っています
    .help = `--port { $next }` なら使えます
error-browser = ブラウザーを開けませんでした（{ $reason }）
    .help = 表示されたアドレスを、ブラウザーに入力してください
error-host = `{ $host }` は、このパソコンのアドレスではありません
error-no-terminal = ここでは質問ができないので、`{ $flag }` を付けてください
error-exists = 「{ $path }」はもうあります。上書きはしません
error-bad-argument = `{ $argument }` の書き方が違います（{ $reason }）
error-unknown-rule = `{ $name }` という規則はありません
error-network = ネットワークにつながりません（{ $reason }）
error-internal = renkei の中で問題が起きました（{ $reason }）
    .help = お手数ですが、このときの操作とともに知らせてください

## 出力のフォルダーのこと
write-unusable = 出力のフォルダー「{ $path }」は作れない場所です
    .help = `--out` に、作れるフォルダーの場所を書いてください
write-not-a-folder = 「{ $path }」はフォルダーではありません
    .help = `--out` に、別の場所を書いてください
write-link = 出力のフォルダー「{ $path }」がリンクになっています
    .help = `--out` に、リンクではないフォルダーを書いてください
write-mount-point = 出力のフォルダー「{ $path }」は、ディスクのつなぎ目なので入れ替えられません
    .help = `--out` に、その中のフォルダーを書いてください
write-holds-site = 出力のフォルダー「{ $path }」には、サイトの元のファイル（{ $held }）があります
    .help = `--out` に、サイトの元のファイルがないフォルダーを書いてください
write-inside-site = 出力のフォルダー「{ $path }」は、サイトの元のフォルダー（{ $folder }）の中です
    .help = `--out` に、サイトの元のフォルダーの外を書いてください
write-foreign = 出力のフォルダー「{ $path }」に、renkei が作っていないファイル（{ $file }）があります
    .help = 消えては困るファイルかもしれないので、何もしませんでした。別の場所に移すか、`--out` に別のフォルダーを書いてください
write-foreign-stage = 作業に使う場所「{ $path }」に、renkei が作っていないものがあります
    .help = 別の場所に移してから、もう一度試してください
write-busy = 別の renkei が「{ $path }」に書き出しています
    .help = 終わるのを待って、もう一度試してください
write-replaced = 書き出している間に、「{ $path }」が別のフォルダーに変わりました
    .help = 何が変えたかを確かめて、もう一度試してください
write-layer = 「{ $path }」は別のファイルシステム（コンテナーイメージのレイヤーなど）にあるので、丸ごと入れ替えられません（{ $reason }）
    .help = 消してから、もう一度試してください
write-bad-route = アドレス「{ $route }」は、ファイルの名前にできません
write-twice = アドレス「{ $route }」のファイルが二つあります
write-incomplete = 「{ $path }」に全部を書けなかったので、公開するファイルは前のままにしました
write-leftover = 新しいサイトを公開しましたが、古いファイル「{ $path }」を消せませんでした（{ $reason }）
    .help = 手で消してください
write-disk-full = ディスクがいっぱいで「{ $path }」に書けません（{ $reason }）
    .help = 空きを作って、もう一度試してください。公開するファイルは前のままです
write-not-allowed = 「{ $path }」に書く権限がありません（{ $reason }）
    .help = フォルダーの権限を確かめるか、`--out` に別のフォルダーを書いてください
write-failed = 「{ $path }」に書けません（{ $reason }）
    .help = 公開するファイルは前のままです
