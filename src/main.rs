//! renkei: arguments in, exit code out.
fn main() {
    let root = std::env::args().nth(1).unwrap_or_else(|| ".".into());
    let sources = renkei::source::Sources::open(std::path::Path::new(&root)).unwrap();
    let cache = renkei::compile::Cache::default();
    for _ in 0..3 {
        let t = std::time::Instant::now();
        let compiled = renkei::compile::compile(&sources, &cache, &Default::default());
        eprintln!(
            "{} pages, {} cases, {:?}",
            compiled.plan.pages.len(),
            compiled.site.cases.len(),
            t.elapsed()
        );
    }
    let compiled = renkei::compile::compile(&sources, &cache, &Default::default());
    for d in &compiled.diagnostics {
        let s = sources.get(d.span.file);
        let p = s.lines().position(s.text().unwrap_or(""), d.span.start);
        println!(
            "{}:{}:{} {} {:?} help {:?}",
            s.path, p.line, p.column, d.message.id, d.message.arguments, d.help
        );
    }
}
