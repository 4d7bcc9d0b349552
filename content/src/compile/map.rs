//! The body map as HTML: drawn once here, painted before any script runs, adopted by the app.
//!
//! Every area is a link, so that a tap leads somewhere even before the app has started; the app
//! then treats the same elements as buttons. Nothing is styled here: colours, sizes and which view
//! is shown are up to `style/body_map.css`.

use std::fmt::Write;
use std::path::Path;

use super::body::{self, Body, BodyView, Decoration, Role, Shape};
use super::problem::Problem;
use crate::model::{Area, VIEW_BOX, View};
use crate::naming::sided_name;
use crate::sided::Side;

/// Mirrors the drawn half of the picture to the other half.
const MIRROR: &str = "matrix(-1 0 0 1 420 0)";

/// The whole map: both views and the switch between them.
///
/// # Errors
/// When the drawing cannot be read.
pub fn map_html(root: &Path, areas: &[Area]) -> Result<String, Problem> {
    let body = body::read(root)?;
    Ok(Map { areas, body: &body }.html())
}

struct Map<'a> {
    areas: &'a [Area],
    body: &'a Body,
}

impl Map<'_> {
    fn html(&self) -> String {
        let front = self.view(View::Front, &self.body.front);
        let back = self.view(View::Back, &self.body.back);
        format!(
            "<div class=\"map-stage\" id=\"body-map\"><div class=\"map-views\">{front}{back}</div>{VIEW_SWITCH}</div>"
        )
    }

    fn view(&self, view: View, drawing: &BodyView) -> String {
        let name = view_name(view);
        let outline = format!("{name}-outline");
        let (left, top, width, height) = VIEW_BOX;
        let view_box = format!("{left} {top} {width} {height}");
        let mut svg = String::new();
        push(
            &mut svg,
            format_args!(
                "<svg class=\"body-view\" data-view=\"{name}\" viewBox=\"{view_box}\" role=\"group\" aria-label=\"{} of the body\">\
             <defs><path id=\"{outline}\" d=\"{}\"/><clipPath id=\"{name}-clip\"><use href=\"#{outline}\"/></clipPath>\
             <pattern id=\"{name}-hatch\" class=\"hatch\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <path d=\"M0 0H9V9H0Z\"/><path d=\"M0 0V9\"/></pattern></defs>\
             <g class=\"zoomable\"><g id=\"{name}-body\">",
                if view == View::Front { "Front" } else { "Back" },
                drawing.outline
            ),
        );
        push(
            &mut svg,
            format_args!(
                "<g class=\"skin\">{}</g>",
                mirrored(&format!("<use href=\"#{outline}\"/>"))
            ),
        );
        svg.push_str(&decorations(drawing, Role::Neutral));
        for (area, shape) in self
            .areas
            .iter()
            .filter_map(|area| Some((area, shape_of(area, drawing)?)))
        {
            for side in Side::BOTH {
                svg.push_str(&area_link(area, shape, view, side));
            }
        }
        svg.push_str("<g class=\"overlay\">");
        for role in [Role::Fibre, Role::Soft, Role::Shade] {
            svg.push_str(&decorations(drawing, role));
        }
        let rim = format!("<g clip-path=\"url(#{name}-clip)\"><use href=\"#{outline}\"/></g>");
        push(&mut svg, format_args!("<g class=\"rim\">{}</g>", mirrored(&rim)));
        for role in [Role::Hair, Role::Line] {
            svg.push_str(&decorations(drawing, role));
        }
        svg.push_str(side_letters(view));
        svg.push_str("</g></g></g></svg>");
        svg
    }
}

/// On a phone one view is shown at a time; the switch works without a script.
const VIEW_SWITCH: &str = "<fieldset class=\"segmented view-switch\"><legend class=\"visually-hidden\">View of the body</legend><div class=\"track\">\
    <label><input type=\"radio\" name=\"map-view\" value=\"front\" autocomplete=\"off\"><span>Front</span></label>\
    <label><input type=\"radio\" name=\"map-view\" value=\"back\" autocomplete=\"off\" checked><span>Back</span></label></div></fieldset>";

const fn view_name(view: View) -> &'static str {
    match view {
        View::Front => "front",
        View::Back => "back",
    }
}

fn shape_of<'a>(area: &Area, drawing: &'a BodyView) -> Option<&'a Shape> {
    drawing.areas.iter().find(|shape| shape.id == area.id.as_str())
}

/// The drawn half holds the person's left in front and the right behind.
const fn drawn_side(view: View) -> Side {
    match view {
        View::Front => Side::Left,
        View::Back => Side::Right,
    }
}

fn area_link(area: &Area, shape: &Shape, view: View, side: Side) -> String {
    let transform = if side == drawn_side(view) {
        String::new()
    } else {
        format!(" transform=\"{MIRROR}\"")
    };
    format!(
        "<a class=\"area\" href=\"#/area/{id}/{side}\" role=\"button\" tabindex=\"-1\" aria-pressed=\"false\" \
         aria-label=\"{label}\" data-area=\"{id}\" data-side=\"{side}\" data-view=\"{view}\"{transform}>\
         <path class=\"shape\" d=\"{d}\"/><path class=\"hit\" d=\"{hit}\"/></a>",
        id = area.id,
        side = side.as_str(),
        label = escape(&sided_name(area.name, side)),
        view = view_name(view),
        d = shape.d,
        hit = shape.hit,
    )
}

fn decorations(drawing: &BodyView, wanted: Role) -> String {
    let paths: String = drawing
        .skin_decoration
        .iter()
        .filter(|decoration| decoration.role == wanted)
        .map(path)
        .collect();
    if paths.is_empty() {
        paths
    } else {
        format!("<g class=\"{}\">{paths}</g>", class(wanted))
    }
}

fn path(decoration: &Decoration) -> String {
    let path = format!("<path d=\"{}\"/>", decoration.d);
    // Hair is stored whole, like everything that straddles the midline.
    if decoration.mid || decoration.role == Role::Hair {
        path
    } else {
        mirrored(&path)
    }
}

const fn class(role: Role) -> &'static str {
    match role {
        Role::Neutral => "neutral",
        Role::Hair => "hair",
        Role::Shade => "shade",
        Role::Line => "line",
        Role::Soft => "soft",
        Role::Fibre => "fibre",
    }
}

/// The letters L and R beside the shoulders: the person's own sides.
fn side_letters(view: View) -> &'static str {
    match view {
        View::Front => {
            "<g class=\"side-letters\" aria-hidden=\"true\"><text x=\"48\" y=\"212\">R</text><text x=\"372\" y=\"212\">L</text></g>"
        }
        View::Back => {
            "<g class=\"side-letters\" aria-hidden=\"true\"><text x=\"48\" y=\"212\">L</text><text x=\"372\" y=\"212\">R</text></g>"
        }
    }
}

fn mirrored(half: &str) -> String {
    format!("{half}<g transform=\"{MIRROR}\">{half}</g>")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Writing to a string cannot fail.
fn push(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = text.write_fmt(arguments);
}
