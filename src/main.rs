//! Starts the app in the page.

fn main() {
    unknot::start();
}
