//! Draws a pose: `cargo run -p unknot-figure --example pose > pose.svg`.

use unknot_figure::Side;
use unknot_figure::camera::Camera;
use unknot_figure::draw::Stage;
use unknot_figure::figure::{Base, Figure, Sides, Tinted};
use unknot_figure::pose::{Angles, Joint, Pose};
use unknot_figure::{Area, limits};

fn main() {
    let angles = |flex, out| Angles { flex, out, turn: 0 };
    let end = Pose {
        joints: vec![
            (Joint::LowBack, angles(0, -18)),
            (Joint::UpperBack, angles(0, -20)),
            (Joint::Shoulder(Side::Right), angles(0, 165)),
            (Joint::Elbow(Side::Right), angles(25, 0)),
        ],
        ..Pose::default()
    };
    let mut figure = Figure::new(Base::Stand, Camera { around: 75, above: 6 }, end);
    figure.tint.push(Tinted {
        area: Area::BackLats,
        sides: Sides::Right,
    });
    assert!(limits::problems(&figure).is_empty(), "a body can do this");
    let drawing = Stage::new(&figure, figure.camera, false).draw(1.0);
    let style = format!("<style>{}</style>", include_str!("plain.css"));
    println!(
        "{}",
        drawing.svg("xmlns=\"http://www.w3.org/2000/svg\" width=\"360\"", &style)
    );
}
