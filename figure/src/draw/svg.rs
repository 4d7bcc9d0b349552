//! A drawing as SVG text.

use std::fmt::Write;

use super::Drawing;
use crate::part::{Frame, Shape};

impl Drawing {
    /// An `svg` element with these attributes beside its `viewBox`, and with `inside` before its shapes, such as a `title`
    /// or a `style`. What its classes are is [`super::Paint::class`].
    #[must_use]
    pub fn svg(&self, attributes: &str, inside: &str) -> String {
        let mut svg = String::new();
        open(&mut svg, attributes, self.frame);
        svg.push_str(inside);
        add_shapes(&mut svg, &self.shapes);
        if let Some(closeup) = &self.closeup {
            let Frame {
                left,
                top,
                width,
                height,
            } = closeup.place;
            let place = format!("x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"");
            // A string takes whatever is written to it.
            let _ = write!(svg, "<rect {place} class=\"f-lens\"/>");
            open(&mut svg, &place, closeup.frame);
            add_shapes(&mut svg, &closeup.shapes);
            let _ = write!(svg, "</svg><rect {place} class=\"f-rim\"/>");
        }
        svg.push_str("</svg>");
        svg
    }
}

fn open(svg: &mut String, attributes: &str, frame: Frame) {
    let Frame {
        left,
        top,
        width,
        height,
    } = frame;
    let _ = write!(svg, "<svg {attributes} viewBox=\"{left} {top} {width} {height}\">");
}

fn add_shapes(svg: &mut String, shapes: &[Shape]) {
    for Shape { paint, path } in shapes {
        let _ = write!(svg, "<path class=\"{}\" d=\"{path}\"/>", paint.class());
    }
}
