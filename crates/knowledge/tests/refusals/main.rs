//! Wrong files are refused, with the file, the record and what is wrong.

mod asking;
mod assess;
mod example;
mod help;
mod weighing;
