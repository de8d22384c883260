//! temp
use nullpoint_knowledge::Knowledge;
use nullpoint_reason::{
    Answers, Findings, Sex,
    differential::{differential, naive::naive},
};
use serde::Deserialize;
#[derive(Deserialize)]
struct File {
    vignette: Vec<V>,
}
#[derive(Deserialize)]
struct V {
    id: String,
    age_years: Option<f64>,
    sex: Option<Sex>,
    present: Vec<String>,
    #[serde(default)]
    absent: Vec<String>,
    expected_causes: Vec<String>,
    expected_top: String,
}
#[test]
fn tune() {
    let k = Knowledge::embedded();
    let mut cases = Vec::new();
    for path in std::env::var("NP_FILES").unwrap_or("tests/vignettes-dev.toml".into()).split(',') {
        let f: File = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        cases.extend(f.vignette);
    }
    let verbose = std::env::var("NP_V").is_ok();
    let mut tot = [[0.0f64; 10]; 2];
    let n = cases.len() as f64;
    for v in &cases {
        let answers = Answers {
            age_years: v.age_years,
            sex: v.sex,
            present: v.present.clone(),
            absent: v.absent.clone(),
            ..Answers::default()
        };
        let findings = Findings::from_answers(&answers, k);
        let a: Vec<(String, f64, f64)> = naive(&findings, k).into_iter().map(|(c, p)| (c, p, p)).collect();
        let b: Vec<(String, f64, f64)> =
            differential(&findings, k).into_iter().map(|c| (c.cause, c.probability_main, c.probability)).collect();
        let mut line = format!("{:8} {:28}", v.id, v.expected_top);
        for (i, d) in [a, b].iter().enumerate() {
            let place = d.iter().filter(|x| x.0 != "something-else").position(|x| x.0 == v.expected_top).unwrap();
            let p = d.iter().find(|x| x.0 == v.expected_top).unwrap().1;
            let pany: f64 = d.iter().filter(|x| v.expected_causes.contains(&x.0)).map(|x| x.1).sum();
            let t = &mut tot[i];
            t[0] += f64::from(u8::from(place == 0));
            t[1] += f64::from(u8::from(place < 3));
            t[2] += (place + 1) as f64 / n;
            t[3] += p.ln() / n;
            t[4] += pany.ln() / n;
            for x in d {
                if x.2 >= 0.9 {
                    t[5] += 1.0;
                    if v.expected_causes.contains(&x.0) {
                        t[6] += 1.0;
                    }
                }
            }
            let brier: f64 = d.iter().map(|x| (x.1 - f64::from(u8::from(x.0 == v.expected_top))).powi(2)).sum();
            t[7] += brier / n;
            line += &format!("  {:3} {:.3} [{} {:.2}]", place + 1, p, d[0].0, d[0].2);
        }
        if verbose {
            println!("{line}");
        }
    }
    for (n, t) in ["naive", "ours"].iter().zip(tot) {
        println!(
            "RES {n}: first {} within3 {} meanrank {:.2} log {:.3} logany {:.3} at90 {} right {} brier {:.3}",
            t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7]
        );
    }
}
