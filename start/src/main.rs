//! Starts the app in the page, and says where it is cut: what only some pages need is a file of its own.

use unknot::views::{Loading, Part};

fn main() {
    unknot::start(load);
}

/// Loads a part, and opens it.
#[cfg(feature = "split")]
fn load(part: Part) -> Loading {
    match part {
        // It is here.
        Part::First => Box::pin(async { true }),
        Part::Home => Box::pin(async { parts::home().await.is_ok() }),
        Part::Technique => Box::pin(async { parts::technique().await.is_ok() }),
        Part::Check => Box::pin(async { parts::check().await.is_ok() }),
        Part::Session => Box::pin(async { parts::session().await.is_ok() }),
        Part::Routines => Box::pin(async { parts::routines().await.is_ok() }),
        Part::Journal => Box::pin(async { parts::journal().await.is_ok() }),
        Part::Course => Box::pin(async { parts::course().await.is_ok() }),
        Part::Reading => Box::pin(async { parts::reading().await.is_ok() }),
    }
}

#[cfg(not(feature = "split"))]
fn load(part: Part) -> Loading {
    unknot::views::open_any(part);
    Box::pin(async { true })
}

/// Everything that only one of these leads to is loaded when it is called for the first time.
#[cfg(feature = "split")]
mod parts {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};
    use unknot::views;

    type Opened = Result<(), SplitLoaderError>;

    #[wasm_split(home, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn home() -> Opened {
        views::open::<{ views::HOME }>();
        Ok(())
    }

    #[wasm_split(technique, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn technique() -> Opened {
        views::open::<{ views::TECHNIQUE }>();
        Ok(())
    }

    #[wasm_split(check, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn check() -> Opened {
        views::open::<{ views::CHECK }>();
        Ok(())
    }

    #[wasm_split(session, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn session() -> Opened {
        views::open::<{ views::SESSION }>();
        Ok(())
    }

    #[wasm_split(routines, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn routines() -> Opened {
        views::open::<{ views::ROUTINES }>();
        Ok(())
    }

    #[wasm_split(journal, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn journal() -> Opened {
        views::open::<{ views::JOURNAL }>();
        Ok(())
    }

    #[wasm_split(course, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn course() -> Opened {
        views::open::<{ views::COURSE }>();
        Ok(())
    }

    #[wasm_split(reading, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn reading() -> Opened {
        views::open::<{ views::READING }>();
        Ok(())
    }
}
