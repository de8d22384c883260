//! Fields: what a form sends, with names that may come more than once.

use axum::Form;
use axum::extract::rejection::FormRejection;

use crate::problem::Problem;

/// What a form sends.
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields of a form that could be read.
    pub(crate) fn read(form: Result<Form<Vec<(String, String)>>, FormRejection>) -> Result<Self, Problem> {
        form.map(|Form(fields)| Self(fields)).map_err(|_| Problem::unreadable_form())
    }

    /// The last value of a name, without white space around it; none where nothing stands in it.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.trim()).filter(|it| !it.is_empty())
    }

    /// Every value of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
