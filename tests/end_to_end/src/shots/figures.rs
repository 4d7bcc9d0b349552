//! Contact sheets of the figures, drawn without a browser.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use unknot_content::compile::figures::{Draft, drafts};
use unknot_figure::draw::{Drawing, Stage};
use xtask::drawings::{Style, Theme};
use xtask::project::{Project, say};

/// How many figures a row and a sheet hold.
const COLUMNS: usize = 3;
const ON_A_SHEET: usize = 9;
/// The space of a figure on a sheet, in pixels: a large picture, its start and a thumbnail beside it, its title below.
const LARGE: usize = 420;
const SMALL: usize = 210;
const THUMBNAIL: usize = 120;
const TITLE: usize = 34;
const CELL: (usize, usize) = (LARGE + SMALL, LARGE + TITLE);

/// Draws the figures of all techniques whose ids, or the names of whose files, contain `part`, and says what is wrong with them.
///
/// # Errors
///
/// When a picture cannot be written.
pub fn run(project: &Project, part: &str, is_numbered: bool) -> Result<()> {
    let (mut drafts, problems) = drafts(&project.root().join("content"));
    drafts.retain(|draft| draft.id.contains(part) || draft.file.contains(part));
    for problem in problems {
        let text = problem.to_string();
        if text.contains(part) {
            println!("    {text}");
        }
    }
    let folder = project.root().join("target/shots");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    say(format!("Drawing {} figures into {}", drafts.len(), folder.display()));
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    let options = Options {
        fontdb: fonts.into(),
        ..Options::default()
    };
    for (theme, colours) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        let style = Style::read(project, colours)?;
        for (number, sheet) in drafts.chunks(ON_A_SHEET).enumerate() {
            let name = match part {
                "" if is_numbered => format!("numbered-{:02}-{theme}.png", number + 1),
                "" => format!("figures-{:02}-{theme}.png", number + 1),
                part => format!("figures-{part}-{:02}-{theme}.png", number + 1),
            };
            let ids: Vec<&str> = sheet.iter().map(|draft| draft.id).collect();
            println!("    {name}: {}", ids.join(", "));
            let first = is_numbered.then_some(number * ON_A_SHEET + 1);
            render(&sheet_svg(sheet, &style, first), &options, &folder.join(name))?;
        }
    }
    Ok(())
}

/// With titles, or with numbers from `first` on.
fn sheet_svg(sheet: &[Draft], style: &Style, first: Option<usize>) -> String {
    let rows = sheet.len().div_ceil(COLUMNS);
    let (width, height) = (CELL.0 * COLUMNS, CELL.1 * rows);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"><style>{}</style>\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
        style.sheet, style.paper
    );
    for (index, Draft { id, figure, .. }) in sheet.iter().enumerate() {
        let (x, y) = (CELL.0 * (index % COLUMNS), CELL.1 * (index / COLUMNS));
        let stage = Stage::new(figure, figure.camera, false);
        let end = stage.draw(1.0);
        add_picture(&mut svg, &end, (x, y), LARGE);
        if figure.start.is_some() {
            add_picture(&mut svg, &stage.draw(0.0), (x + LARGE, y), SMALL);
        }
        let left = Stage::new(figure, figure.camera, true);
        add_picture(&mut svg, &left.draw(1.0), (x + LARGE + 40, y + SMALL + 40), THUMBNAIL);
        let title = first.map_or_else(|| (*id).to_owned(), |first| (first + index).to_string());
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" font-family=\"DejaVu Sans\" font-size=\"20\" fill=\"{}\">{title}</text>",
            x + 12,
            y + LARGE + TITLE - 12,
            style.ink
        );
    }
    svg.push_str("</svg>");
    svg
}

fn add_picture(svg: &mut String, drawing: &Drawing, (x, y): (usize, usize), side: usize) {
    let place = format!("x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\"");
    svg.push_str(&drawing.svg(&place, ""));
}

fn render(svg: &str, options: &Options<'_>, file: &Path) -> Result<()> {
    let tree = Tree::from_str(svg, options).context("a sheet is not a drawing")?;
    let size = tree.size().to_int_size();
    let mut picture = Pixmap::new(size.width(), size.height()).context("a sheet has a size")?;
    resvg::render(&tree, Transform::default(), &mut picture.as_mut());
    fs::write(file, picture.encode_png()?).with_context(|| format!("{} cannot be written", file.display()))
}
