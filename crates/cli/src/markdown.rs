//! The help of every command as Markdown: what `docs/cli.md` holds.

use clap::Command;

/// The help of the program and of each command that is not hidden.
pub(crate) fn of(program: &mut Command) -> String {
    let mut text = String::from(
        "# The command line\n\nMade from `nullpoint --help`; `cargo xtask accept` makes it anew.\n",
    );
    program.build();
    section(&mut text, program, "nullpoint");
    let commands: Vec<Command> =
        program.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help").cloned().collect();
    for mut command in commands {
        let name = format!("nullpoint {}", command.get_name());
        section(&mut text, &mut command, &name);
    }
    text
}

fn section(text: &mut String, command: &mut Command, name: &str) {
    let help = command.clone().term_width(100).render_long_help().to_string();
    let lines: Vec<&str> = help.trim().lines().map(str::trim_end).collect();
    text.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", lines.join("\n")));
}
