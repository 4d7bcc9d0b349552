//! Figures of techniques: still in lists, moving where one is looked at, and in step with a session.

use leptos::ev::PointerEvent;
use leptos::html::Div;
use leptos::prelude::*;
use unknot_content::check::MovementTest;
use unknot_content::model::{Kind, Technique};
use unknot_content::sided::Side;
use unknot_figure::Build;
use unknot_figure::draw::{Drawing, Frame, Shape};
use unknot_figure::figure::Figure;
use unknot_figure::motion::{approach, demonstration, eased, held};

use crate::domain::catalogue::{figure_of, figure_of_test, find_technique};
use crate::domain::session::figures::{TURN, alternative, goal, small_stage, stage};
use crate::domain::session::script::{Phase, PhaseKind};
use crate::platform::dom::frames::{Frames, is_motion_reduced};
use crate::platform::dom::intersection::{IntersectionWatch, watch};
use crate::platform::dom::page;
use crate::state::{AppState, Pack, PackState};
use crate::views::parts::icon::Icon;
use crate::views::parts::rows::CollectAny;

/// Pictures need not come faster than this, in milliseconds: the movement is slow, and phones are old.
const PACE: u32 = 30;
/// CSS pixels of a drag for one degree.
const PIXELS_A_DEGREE: i32 = 2;

/// A still figure for a technique that is held. It is drawn when it comes into sight. The title that it stands beside
/// says the same, so it is for the eyes only.
#[component]
pub fn Still(technique: &'static Technique, #[prop(into)] side: Signal<Option<Side>>) -> impl IntoView {
    still(Drawn::Technique(technique), side)
}

/// The same for a movement test, which has a figure of its own or is shown by a technique.
#[component]
pub fn StillTest(test: &'static MovementTest) -> impl IntoView {
    let technique = test.drawing.and_then(|id| find_technique(id.as_str()));
    still(
        technique.map_or(Drawn::Test(test), Drawn::Technique),
        Signal::stored(None),
    )
}

fn still(drawn: Drawn, side: Signal<Option<Side>>) -> AnyView {
    let (host, is_near) = in_sight();
    // Once drawn it stays.
    let was_near = Memo::new(move |before| before == Some(&true) || is_near.get());
    let found = wait_for(drawn);
    let build = chosen_build();
    let show = move |FigureIfAny(figure)| match figure {
        Some(figure) => {
            let drawing = Memo::new(move |_| small_stage(figure, side.get()).built(build()).draw(1.0));
            view! { <Picture drawing /> }.into_any()
        }
        None => view! { <Icon name=drawn.stand_in() /> }.into_any(),
    };
    view! {
        <div class="figure-still" node_ref=host>
            {move || was_near.get().then(|| found.get().map(show))}
        </div>
    }
    .into_any()
}

/// What a figure shows.
#[derive(Clone, Copy, Debug)]
enum Drawn {
    Technique(&'static Technique),
    Test(&'static MovementTest),
}

impl Drawn {
    fn figure(self) -> Option<&'static Figure> {
        match self {
            Self::Technique(technique) => figure_of(technique),
            Self::Test(test) => figure_of_test(test),
        }
    }

    /// The icon in place of a missing figure.
    const fn stand_in(self) -> &'static str {
        match self {
            Self::Technique(Technique {
                kind: Kind::SelfMassage,
                ..
            }) => "press",
            _ => "stretch",
        }
    }
}

/// A figure at once, for paper.
#[component]
pub fn Printed(technique: &'static Technique, side: Option<Side>) -> impl IntoView {
    let found = wait_for(Drawn::Technique(technique));
    let build = chosen_build();
    move || {
        found.get().and_then(|found| found.0).map(|figure| {
            let drawing = Memo::new(move |_| small_stage(figure, side).built(build()).draw(1.0));
            view! { <Picture drawing label=Signal::derive(move || alternative(technique, side)) /> }
        })
    }
}

/// A figure that shows the movement, and can be turned.
#[component]
pub fn Moving(technique: &'static Technique, #[prop(into)] side: Signal<Option<Side>>) -> impl IntoView {
    let (host, is_near) = in_sight();
    let found = wait_for(Drawn::Technique(technique));
    view! {
        <div class="figure-stage" node_ref=host>
            {move || {
                found
                    .get()
                    .and_then(|found| found.0)
                    .map(|figure| view! { <MovingParts technique figure side is_near /> })
            }}
        </div>
    }
}

#[component]
fn MovingParts(
    technique: &'static Technique,
    figure: &'static Figure,
    side: Signal<Option<Side>>,
    is_near: RwSignal<bool>,
) -> impl IntoView {
    let is_calm = is_motion_reduced();
    let moves = figure.start.is_some();
    let is_playing = RwSignal::new(moves && !is_calm);
    let turned = RwSignal::new(0_i16);
    // From 0 to 1: still pictures stand where it is held.
    let share = RwSignal::new(if moves && !is_calm { 0.0 } else { 1.0 });
    let time = StoredValue::new(0_u32);
    run(
        move || is_playing.get() && is_near.get(),
        move |gap| {
            time.update_value(|time| *time += gap);
            let shown = demonstration(time.get_value());
            share.set(shown.unwrap_or(1.0));
            if shown.is_none() {
                // Nobody asked it to go on and on. The next press shows it from the start.
                is_playing.set(false);
                time.set_value(0);
            }
        },
    );
    let build = chosen_build();
    let staged = move || stage(figure, side.get(), turned.get()).built(build());
    let stage = Memo::new_with_compare(move |_| staged(), |_, _| true);
    let drawing = Memo::new(move |_| stage.get().draw(share.get()));
    let play = move |_| {
        if is_calm {
            // With reduced motion, the picture switches between start and end.
            share.update(|share| *share = if *share < 0.5 { 1.0 } else { 0.0 });
        } else {
            is_playing.update(|is_playing| *is_playing = !*is_playing);
        }
    };
    let play_label = move || {
        if is_calm {
            if share.get() < 0.5 {
                "Show where to hold"
            } else {
                "Show the start"
            }
        } else if is_playing.get() {
            "Pause"
        } else {
            "Show the movement"
        }
    };
    let held_at = StoredValue::new(None::<i32>);
    let drag = move |x: i32| {
        let by = held_at.get_value().map_or(0, |from| (x - from) / PIXELS_A_DEGREE);
        if let (Ok(degrees), true) = (i16::try_from(by), by != 0) {
            held_at.set_value(Some(x));
            turned.update(|turned| *turned = (*turned + degrees).rem_euclid(360));
        }
    };
    let turn = move |by: i16| turned.update(|turned| *turned = (*turned + by).rem_euclid(360));
    view! {
        <div
            class="figure-picture can-turn"
            on:pointerdown=move |event| {
                page::capture_pointer(&event);
                held_at.set_value(Some(event.client_x()));
            }
            on:pointermove=move |event: PointerEvent| drag(event.client_x())
            on:pointerup=move |_| held_at.set_value(None)
            on:pointercancel=move |_| held_at.set_value(None)
        >
            <Picture drawing label=Signal::derive(move || alternative(technique, side.get())) />
        </div>
        <div class="figure-buttons">
            <button class="icon-button" aria-label="Turn the figure to the left" on:click=move |_| turn(-TURN)>
                <Icon name="back" />
            </button>
            {moves.then(|| view! { <button class="quiet" data-movement on:click=play>{play_label}</button> })}
            <button class="icon-button" aria-label="Turn the figure to the right" on:click=move |_| turn(TURN)>
                <Icon name="forward" />
            </button>
        </div>
    }
}

/// A figure that shows what to do in the phase of a session that is on, for the side that is on.
#[component]
pub fn InSession(technique: &'static Technique, phase: Memo<Option<Phase>>, is_running: Memo<bool>) -> impl IntoView {
    let (host, is_near) = in_sight();
    let side = Signal::derive(move || phase.get().and_then(|phase| phase.side));
    let found = wait_for(Drawn::Technique(technique));
    let build = chosen_build();
    let show = move |figure: &'static Figure| {
        let kind = Memo::new(move |_| phase.get().map(|phase| phase.kind));
        let moves = figure.start.is_some();
        let share = follow(kind, move || moves && is_running.get() && is_near.get());
        let staged = move || stage(figure, side.get(), 0).built(build());
        let stage = Memo::new_with_compare(move |_| staged(), |_, _| true);
        let drawing = Memo::new(move |_| stage.get().draw(share.get()));
        view! { <Picture drawing label=Signal::derive(move || alternative(technique, side.get())) /> }
    };
    view! {
        <div class="figure-stage figure-now" node_ref=host>
            {move || found.get().and_then(|found| found.0).map(show)}
        </div>
    }
}

/// How the person in the drawings is built, as chosen in the settings.
fn chosen_build() -> impl Fn() -> Build + Copy + Send + Sync + 'static {
    let state = expect_context::<AppState>();
    move || state.settings.with(|settings| settings.person.build)
}

/// The share that goes where the phase wants it, and breathes while it is held.
fn follow(kind: Memo<Option<PhaseKind>>, is_on: impl Fn() -> bool + 'static) -> RwSignal<f32> {
    let is_calm = is_motion_reduced();
    let aim = move || kind.get().map_or(0.0, goal);
    let share = RwSignal::new(untrack(aim));
    if is_calm {
        Effect::new(move |_| share.set(aim()));
        return share;
    }
    let way = StoredValue::new(untrack(aim));
    let since = StoredValue::new(0_u32);
    run(is_on, move |gap| {
        let aim = untrack(aim);
        let now = approach(way.get_value(), aim, gap);
        way.set_value(now);
        since.update_value(|since| *since = if now < 1.0 { 0 } else { since.wrapping_add(gap) });
        let shown = if now < 1.0 { eased(now) } else { held(since.get_value()) };
        share.set(shown);
    });
    share
}

/// The figure, or that there is none, as soon as figures are there.
fn wait_for(drawn: Drawn) -> Memo<Option<FigureIfAny>> {
    let state = expect_context::<AppState>();
    state.ask_for(Pack::FIGURES);
    let look = move |_: Option<&_>| {
        let is_there = state.pack_state(Pack::FIGURES) == PackState::Ready;
        is_there.then(|| FigureIfAny(drawn.figure()))
    };
    // A technique has at most one figure.
    Memo::new_with_compare(look, |old, new| {
        old.is_some_and(Option::is_some) != new.is_some_and(Option::is_some)
    })
}

/// A figure, if there is one.
#[derive(Clone, Copy, Debug)]
struct FigureIfAny(Option<&'static Figure>);

/// An element, and whether it is in sight or close to it.
fn in_sight() -> (NodeRef<Div>, RwSignal<bool>) {
    let host = NodeRef::<Div>::new();
    let is_near = RwSignal::new(false);
    let watching = StoredValue::new_local(None::<IntersectionWatch>);
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let tell = move |is_in_sight| {
            let _ = is_near.try_set(is_in_sight);
        };
        match watch(&host, tell) {
            Ok(watch) => watching.set_value(Some(watch)),
            // A browser that cannot tell draws everything.
            Err(_) => is_near.set(true),
        }
    });
    (host, is_near)
}

/// Calls with the milliseconds that passed, while something holds.
fn run(is_on: impl Fn() -> bool + 'static, step: impl FnMut(u32) + Clone + 'static) {
    let frames = StoredValue::new_local(None::<Frames>);
    Effect::new(move |_| {
        if !is_on() {
            frames.set_value(None);
            return;
        }
        let mut step = step.clone();
        let mut waited = 0;
        frames.set_value(Some(Frames::start(move |gap| {
            waited += gap;
            if waited >= PACE {
                step(waited);
                waited = 0;
            }
        })));
    });
}

#[component]
fn Picture(
    drawing: Memo<Drawing>,
    /// The text alternative, if no words beside the figure describe it.
    #[prop(optional)]
    label: Option<Signal<String>>,
) -> impl IntoView {
    let closeup =
        move || drawing.with(|drawing| drawing.closeup.as_ref().map(|closeup| (closeup.place, closeup.frame)));
    let closeup_shapes =
        move || drawing.with(|drawing| drawing.closeup.as_ref().map(|closeup| shapes(&closeup.shapes)));
    view! {
        <svg
            class="figure"
            role=label.map(|_| "img")
            aria-label=move || label.map(|label| label.get())
            aria-hidden=label.is_none().then_some("true")
            viewBox=move || view_box(drawing.with(|drawing| drawing.frame))
        >
            {move || drawing.with(|drawing| shapes(&drawing.shapes))}
            {move || {
                closeup()
                    .map(|(place, frame)| {
                        view! {
                            <rect class="f-lens" x=place.left y=place.top width=place.width height=place.height />
                            <svg
                                x=place.left
                                y=place.top
                                width=place.width
                                height=place.height
                                viewBox=view_box(frame)
                            >
                                {closeup_shapes}
                            </svg>
                            <rect class="f-rim" x=place.left y=place.top width=place.width height=place.height />
                        }
                    })
            }}
        </svg>
    }
}

fn view_box(frame: Frame) -> String {
    format!("{} {} {} {}", frame.left, frame.top, frame.width, frame.height)
}

fn shapes(shapes: &[Shape]) -> impl IntoView + use<> {
    let path = |shape: &Shape| view! { <path class=shape.paint.class() d=shape.path.clone() /> };
    shapes.iter().map(path).collect_any()
}
