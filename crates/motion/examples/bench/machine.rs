//! The machine: processor time, memory and name, as Linux tells them; elsewhere the clock stands in for processor time.

use std::fs::read_to_string;
use std::sync::LazyLock;
use std::time::Instant;

/// Processor time of this process in s.
pub(crate) fn cpu_s() -> f64 {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = || read_to_string("/proc/self/schedstat").ok()?.split(' ').next()?.parse::<f64>().ok();
    told().map_or_else(|| BEGUN.elapsed().as_secs_f64(), |nanoseconds| nanoseconds * 1e-9)
}

/// The most memory that this process has held, in MB; `None` where nobody tells.
pub(crate) fn peak_memory_mb() -> Option<f64> {
    let status = read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kb| kb * 1024.0 / 1e6)
}

/// The processor's name.
pub(crate) fn name() -> String {
    let told = read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = told.lines().find_map(|line| line.strip_prefix("model name")).and_then(|rest| rest.split_once(": "));
    name.map_or_else(|| "a processor that does not tell its name".to_owned(), |(_, name)| name.to_owned())
}
