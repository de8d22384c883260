//! A program that a part needs: is it there, and how is it installed.

use std::path::Path;
use std::process::{Command, Stdio};

/// A program outside this project.
#[derive(Debug)]
pub(crate) struct Program {
    /// What it is called.
    pub(crate) name: &'static str,
    /// A command that succeeds where it is installed.
    pub(crate) probe: &'static [&'static str],
    /// The exact line that installs it.
    pub(crate) install: &'static str,
}

impl Program {
    /// Whether it is there; where it is not, says the line that installs it and, as root on Debian, runs that line.
    pub(crate) fn is_ready(&self) -> bool {
        if self.is_installed() {
            return true;
        }
        println!("{} is missing. To install it:\n\n    {}\n", self.name, self.install);
        if !may_install() {
            return false;
        }
        println!("root on Debian: installing it now");
        let installed = Command::new("sh").args(["-c", self.install]).status().is_ok_and(|status| status.success());
        installed && self.is_installed()
    }

    fn is_installed(&self) -> bool {
        let [program, arguments @ ..] = self.probe else { return false };
        Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }
}

/// Only root on Debian is installed for: anyone else is told and decides.
fn may_install() -> bool {
    let is_root = || Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    Path::new("/etc/debian_version").exists() && is_root()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(probe: &'static [&'static str]) -> Program {
        Program { name: "it", probe, install: "true" }
    }

    #[test]
    fn a_program_that_answers_is_installed() {
        assert!(program(&["cargo", "--version"]).is_installed());
    }

    #[test]
    fn a_program_that_nobody_has_is_not_installed() {
        assert!(!program(&["nullpoint-nobody-has-this"]).is_installed());
    }

    #[test]
    fn a_program_that_answers_with_failure_is_not_installed() {
        assert!(!program(&["cargo", "nullpoint-nobody-has-this"]).is_installed());
    }
}
