//! Run: the program `nullpoint`. Arguments in, text out; one file per command under `commands/`.
//!
//! Results go to standard output, everything else to standard error. Exit codes: 0 result, 1 failure, 2 usage,
//! 3 unreadable or wrong data, 4 not enough data.

mod commands;
mod failure;
mod open;
mod out;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Free, private help for people whose head, neck or face twitches, shakes or pulls.
///
/// Nullpoint measures the movement, names possible causes and says how soon to get help. It does not say what you have
/// and does not replace a clinician. In an emergency call your emergency number (112, 999 or 911).
/// Everything stays on this machine. Without a command it opens as pages in your browser.
#[derive(Parser)]
#[command(name = "nullpoint", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    Serve(commands::serve::Arguments),
    Ask(commands::ask::Arguments),
    Interview(commands::interview::Arguments),
    Understand(commands::understand::Arguments),
    Assess(commands::assess::Arguments),
    Explain(commands::explain::Arguments),
    Measure(commands::measure::Arguments),
    Guide(commands::guide::Arguments),
    Simulate(commands::simulate::Arguments),
    Causes(commands::causes::Arguments),
    Cause(commands::cause::Arguments),
    Treatment(commands::treatment::Arguments),
    Care(commands::care::Arguments),
    Selfcare(commands::selfcare::Arguments),
    Triggers(commands::triggers::Arguments),
    Scales(commands::scales::Arguments),
    Claims(commands::claims::Arguments),
    Findings(commands::findings::Arguments),
    Source(commands::source::Arguments),
    Medicines(commands::medicines::Arguments),
    Medicine(commands::medicine::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command.unwrap_or_else(|| Command::Serve(Default::default())) {
        Command::Serve(arguments) => commands::serve::run(&arguments),
        Command::Ask(arguments) => commands::ask::run(&arguments),
        Command::Interview(arguments) => commands::interview::run(&arguments),
        Command::Understand(arguments) => commands::understand::run(&arguments),
        Command::Assess(arguments) => commands::assess::run(&arguments),
        Command::Explain(arguments) => commands::explain::run(&arguments),
        Command::Measure(arguments) => commands::measure::run(&arguments),
        Command::Guide(arguments) => commands::guide::run(&arguments),
        Command::Simulate(arguments) => commands::simulate::run(&arguments),
        Command::Causes(arguments) => commands::causes::run(&arguments),
        Command::Cause(arguments) => commands::cause::run(&arguments),
        Command::Treatment(arguments) => commands::treatment::run(&arguments),
        Command::Care(arguments) => commands::care::run(&arguments),
        Command::Selfcare(arguments) => commands::selfcare::run(&arguments),
        Command::Triggers(arguments) => commands::triggers::run(&arguments),
        Command::Scales(arguments) => commands::scales::run(&arguments),
        Command::Claims(arguments) => commands::claims::run(&arguments),
        Command::Findings(arguments) => commands::findings::run(&arguments),
        Command::Source(arguments) => commands::source::run(&arguments),
        Command::Medicines(arguments) => commands::medicines::run(&arguments),
        Command::Medicine(arguments) => commands::medicine::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.tell();
            ExitCode::from(failure.code())
        }
    }
}
