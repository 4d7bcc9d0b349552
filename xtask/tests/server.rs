//! The static server, asked over a real connection.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};

use tempfile::TempDir;
use xtask::server::{Options, Server, StartError};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// A site with a page, and a script that is also there in brotli.
fn site() -> io::Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">";
    let page = format!("{policy}<title>Page</title>");
    fs::write(folder.path().join("index.html"), page)?;
    fs::write(folder.path().join("start-offline-0123456789abcdef.js"), "plain")?;
    fs::write(folder.path().join("start-offline-0123456789abcdef.js.br"), "small")?;
    fs::write(folder.path().join("app.wasm"), "wasm")?;
    fs::write(folder.path().join("manifest.webmanifest"), "{}")?;
    Ok(folder)
}

fn serve(site: &TempDir, mount: &str) -> Result<Server, StartError> {
    let options = Options {
        port: 0,
        mount: mount.into(),
        ..Options::default()
    };
    Server::start(site.path().to_path_buf(), options)
}

/// The whole answer, head and body, in lower case.
fn get(server: &Server, path: &str) -> io::Result<String> {
    let mut connection = TcpStream::connect(("127.0.0.1", server.port()))?;
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n");
    connection.write_all(request.as_bytes())?;
    let mut answer = String::new();
    connection.read_to_string(&mut answer)?;
    Ok(answer.to_lowercase())
}

#[test]
fn the_first_page_is_asked_for_again_each_time() -> Outcome {
    let site = site()?;
    let answer = get(&serve(&site, "/")?, "/")?;
    assert!(answer.starts_with("http/1.1 200"), "{answer}");
    assert!(answer.contains("cache-control: no-cache"), "{answer}");
    assert!(
        answer.contains("content-security-policy: default-src 'self'; frame-ancestors 'none'"),
        "{answer}"
    );
    Ok(())
}

#[test]
fn a_hashed_file_comes_compressed_and_stays() -> Outcome {
    let site = site()?;
    let answer = get(&serve(&site, "/")?, "/start-offline-0123456789abcdef.js")?;
    assert!(answer.contains("content-encoding: br"), "{answer}");
    assert!(answer.contains("immutable"), "{answer}");
    assert!(answer.ends_with("small"), "{answer}");
    Ok(())
}

#[test]
fn types_are_the_ones_that_browsers_insist_on() -> Outcome {
    let site = site()?;
    let server = serve(&site, "/")?;
    assert!(get(&server, "/app.wasm")?.contains("content-type: application/wasm"));
    assert!(get(&server, "/manifest.webmanifest")?.contains("content-type: application/manifest+json"));
    Ok(())
}

#[test]
fn a_missing_file_is_missing() -> Outcome {
    let site = site()?;
    let answer = get(&serve(&site, "/")?, "/start-missing.js")?;
    assert!(answer.starts_with("http/1.1 404"), "{answer}");
    assert!(!answer.contains("<title>") && !answer.contains("immutable"), "{answer}");
    Ok(())
}

#[test]
fn a_folder_in_the_address_works_like_the_root() -> Outcome {
    let site = site()?;
    let server = serve(&site, "/some/folder/")?;
    assert!(server.url().ends_with("/some/folder/"));
    let answer = get(&server, "/some/folder/start-offline-0123456789abcdef.js")?;
    assert!(
        answer.starts_with("http/1.1 200") && answer.contains("immutable"),
        "{answer}"
    );
    assert!(get(&server, "/some/folder")?.contains("location: /some/folder/"));
    assert!(get(&server, "/index.html")?.starts_with("http/1.1 404"));
    Ok(())
}

#[test]
fn nothing_outside_the_site_is_served() -> Outcome {
    let site = site()?;
    fs::create_dir(site.path().join("public"))?;
    fs::copy(site.path().join("index.html"), site.path().join("public/index.html"))?;
    let server = Server::start(site.path().join("public"), Options::default())?;
    for path in ["/../app.wasm", "/%2e%2e/app.wasm", "/..%2fapp.wasm"] {
        assert!(!get(&server, path)?.starts_with("http/1.1 200"), "{path}");
    }
    Ok(())
}

#[test]
fn a_stopped_server_answers_no_more_and_frees_its_port() -> Outcome {
    let site = site()?;
    let server = serve(&site, "/")?;
    let port = server.port();
    server.stop();
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    let options = Options {
        port,
        ..Options::default()
    };
    assert_eq!(Server::start(site.path().to_path_buf(), options)?.port(), port);
    Ok(())
}

#[test]
fn a_port_in_use_is_said_in_plain_words() -> Outcome {
    let site = site()?;
    let other = TcpListener::bind(("127.0.0.1", 0))?;
    let port = other.local_addr()?.port();
    let options = Options {
        port,
        ..Options::default()
    };
    let message = Server::start(site.path().to_path_buf(), options).map_err(|error| error.to_string());
    assert!(message.is_err_and(|text| text.contains(&format!("port {port} is already in use"))));
    Ok(())
}

#[test]
fn an_empty_folder_is_not_served() -> Outcome {
    let empty = tempfile::tempdir()?;
    assert!(matches!(serve(&empty, "/"), Err(StartError::NothingBuilt(_))));
    Ok(())
}
