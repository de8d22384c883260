//! `docs/cli.md` is what `--help` says of every command, word for word. `cargo xtask accept` writes it.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing, and says where")]

use std::path::Path;
use std::process::Command;

const REFERENCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/cli.md");

/// What the program says of itself or of one of its commands, 80 columns wide.
fn help(command: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_nullpoint"))
        .args(command)
        .arg("--help")
        .env("COLUMNS", "80")
        .output()
        .unwrap();
    assert!(output.status.success(), "nullpoint {} --help fails", command.join(" "));
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(!help.trim().is_empty(), "nullpoint {} --help says nothing", command.join(" "));
    help
}

/// The commands that a help text lists, in its order.
fn commands(help: &str) -> Vec<&str> {
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let opening = listed.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    opening.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect()
}

fn reference() -> String {
    let own = help(&[]);
    let mut page = String::from("# The commands\n\nMade from `--help` by `cargo xtask accept`; not edited by hand.\n");
    let mut section = |title: &str, help: &str| {
        let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
        page.push_str(&format!("\n## {title}\n\n```text\n{}\n```\n", lines.join("\n").trim_end()));
    };
    section("nullpoint", &own);
    for command in commands(&own) {
        section(&format!("nullpoint {command}"), &help(&[command]));
    }
    page
}

#[test]
fn the_reference_is_what_the_program_says_of_itself() {
    let now = reference();
    if std::env::var_os("NULLPOINT_ACCEPT").is_some() {
        std::fs::create_dir_all(Path::new(REFERENCE).parent().unwrap()).unwrap();
        std::fs::write(REFERENCE, &now).unwrap();
    }
    let written = std::fs::read_to_string(REFERENCE).unwrap_or_default();
    assert!(written == now, "docs/cli.md is not what --help says; run `cargo xtask accept`\n\n{now}");
}

#[test]
fn every_command_is_found_in_a_help_text() {
    let help =
        "Usage: x\n\nCommands:\n  assess   Read\n           on\n  measure  Only\n  help     Print\n\nOptions:\n  -h\n";
    assert_eq!(commands(help), ["assess", "measure"]);
}
