//! Checks the content and packs it into the bytes that the app carries.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use unknot_content::compile::{Compiled, compile};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=CHANGELOG.md");
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
        let proof = proof_of(&file.bytes);
        fs::write(folder.join(format!("{}.pack", file.stem)), file.bytes)?;
        let stem = file.stem.to_uppercase();
        println!("cargo::rustc-env={stem}_FILE={}", file.name);
        println!("cargo::rustc-env={stem}_PROOF={proof}");
    }
    Ok(())
}

/// As it stands in `integrity` attributes.
fn proof_of(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}
