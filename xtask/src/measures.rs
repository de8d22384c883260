//! `docs/measures/`: one page for each measure, made from its file's own doc comment.
//!
//! A comment says what it is in its first line, then For, In, Out, Method, Limits and Bench, each beginning a line. A test
//! holds the pages to the comments; `cargo xtask measures` makes them anew.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The measures, by the name of their file. A new measure is one more entry here.
const MEASURES: &[&str] = &[
    "amplitude",
    "by_task",
    "change",
    "comb",
    "contrast",
    "directed",
    "direction",
    "envelope",
    "events",
    "flow",
    "null_point",
    "pace",
    "peak",
    "posture",
    "rhythm",
    "sinusoid",
    "slow",
    "step",
    "stride",
];

/// What every comment says.
const PARTS: [&str; 6] = ["For:", "In:", "Out:", "Method:", "Limits:", "Bench:"];

/// Writes every page.
pub(crate) fn write(root: &Path) -> Result<()> {
    for (path, text) in pages(root)? {
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Every page and where it lies.
fn pages(root: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut pages = Vec::new();
    for name in MEASURES {
        let path = format!("crates/motion/src/measure/{name}.rs");
        let source = fs::read_to_string(root.join(&path)).with_context(|| format!("cannot read {path}"))?;
        pages.push((root.join(format!("docs/measures/{name}.md")), page(&source, &path)));
    }
    Ok(pages)
}

/// The page of one file.
fn page(source: &str, path: &str) -> String {
    let comment: Vec<&str> = source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let first = comment.first().copied().unwrap_or_default();
    let (name, what) = first.split_once(": ").unwrap_or((first, ""));
    let mut text = format!("# {name}\n\n{}", capital(what));
    let lines = comment.iter().skip(1).map(|line| line.replace(". Out: ", ".\nOut: ")).collect::<Vec<_>>().join("\n");
    for line in lines.split('\n') {
        let line = line.replace("[`", "`").replace("`]", "`");
        match PARTS.iter().find(|part| line.starts_with(**part)) {
            Some(part) => {
                text.push_str(&format!("\n\n**{}**{}", part, capital_after_space(&line[part.len()..])));
            }
            None if line.is_empty() => text.push_str("\n\n"),
            None if text.ends_with('\n') => text.push_str(&line),
            None => text.push_str(&format!("\n{line}")),
        }
    }
    let text = text.replace("\n\n\n\n", "\n\n");
    format!("{}\n\n<!-- made from `{path}` by `cargo xtask measures` -->\n", text.trim_end())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn capital_after_space(text: &str) -> String {
    format!(" {}", capital(text.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_are_what_the_files_say() {
        let root = crate::root().unwrap();
        for (path, expected) in pages(&root).unwrap() {
            let found = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(found, expected, "{}: run cargo xtask measures", path.display());
        }
    }

    #[test]
    fn every_page_says_what_for_units_method_limits_and_how_well() {
        for (path, text) in pages(&crate::root().unwrap()).unwrap() {
            for part in PARTS {
                assert!(text.contains(&format!("**{part}**")), "{} lacks {part}", path.display());
            }
        }
    }

    #[test]
    fn a_comment_becomes_a_page() {
        let text = page("//! Size: how large.\n//!\n//! In: a\n//! b [`C`].\n//! Out: d.\n\nuse x;\n", "size.rs");
        assert!(text.starts_with("# Size\n\nHow large.\n\n**In:** A\nb `C`.\n\n**Out:** D.\n"), "{text}");
    }
}
