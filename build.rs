//! Checks the content and packs it into the bytes that the app carries.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use unknot_content::compile::{Compiled, compile};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=content");
    let compiled = match compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")) {
        Ok(compiled) => compiled,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            return ExitCode::FAILURE;
        }
    };
    if let Err(reason) = write(&compiled) {
        println!("cargo::error=The packed content could not be written: {reason}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn write(compiled: &Compiled) -> Result<(), Box<dyn Error>> {
    let folder = env::var("OUT_DIR")?;
    let folder = Path::new(&folder);
    fs::write(folder.join("guidance.pack"), compiled.guidance_bytes()?)?;
    fs::write(folder.join("background.pack"), compiled.background_bytes()?)?;
    for file in compiled.files()? {
        // Native tests read it from here; the app loads it from beside itself.
        fs::write(folder.join(format!("{}.pack", file.stem)), file.bytes)?;
        println!("cargo::rustc-env={}_FILE={}", file.stem.to_uppercase(), file.name);
    }
    Ok(())
}
