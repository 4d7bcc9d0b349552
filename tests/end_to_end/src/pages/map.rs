//! The body map.

use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::browser::{Browser, Point};

/// The person's own left or right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Left,
    Right,
}

impl Side {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// The body from the front or from behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    Front,
    Back,
}

/// One side of one area in one view: what a person can tap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    pub area: String,
    pub side: Side,
    pub view: View,
    pub label: String,
    pub chosen: bool,
}

impl Spot {
    /// The address that a tap leads to.
    #[must_use]
    pub fn address(&self) -> String {
        format!("#/area/{}/{}", self.area, self.side.as_str())
    }
}

/// Turns shapes into what [`Spot`] holds.
const SPOT: &str = "const spot = shape => shape && ({
    area: shape.dataset.area, side: shape.dataset.side, view: shape.dataset.view,
    label: shape.getAttribute('aria-label'), chosen: shape.getAttribute('aria-pressed') === 'true' });";

/// Where a finger would land: the point inside the shape that is nearest to the middle of it and
/// that nothing else covers.
const POINT: &str = "
    const { area, side, view } = arguments[0];
    const shape = document.querySelector(`[data-area='${area}'][data-side='${side}'][data-view='${view}']`);
    const hit = shape.querySelector('.hit'), picture = hit.ownerSVGElement;
    hit.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = hit.getBBox(), toScreen = hit.getScreenCTM(), steps = 24, middle = steps / 2, places = [];
    for (let across = 1; across < steps; across++) for (let down = 1; down < steps; down++) {
        places.push([Math.hypot(across - middle, down - middle), across, down]);
    }
    for (const [, across, down] of places.sort(([one], [other]) => one - other)) {
        const point = picture.createSVGPoint();
        point.x = box.x + box.width * across / steps;
        point.y = box.y + box.height * down / steps;
        if (!hit.isPointInFill(point)) continue;
        const exact = point.matrixTransform(toScreen), x = Math.round(exact.x), y = Math.round(exact.y);
        if (document.elementFromPoint(x, y)?.closest('[data-area]') !== shape) continue;
        const { left, width } = picture.getBoundingClientRect();
        return { at: { x, y }, on_the_right: x > left + width / 2 };
    }
    return null;";

/// Whether a tap on a spot has led to its page, with it alone chosen.
const IS_OPEN: &str = "const [address, label, name] = arguments;
    const chosen = [...document.querySelectorAll('[data-area][aria-pressed=true]')];
    return location.hash === address && document.querySelector('h1')?.textContent.trim() === label
        && chosen.length > 0 && chosen.every(({ dataset }) => `${dataset.area}/${dataset.side}` === name)";

/// Where a spot can be tapped.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Aim {
    pub at: Point,
    /// Whether that is on the right half of the picture.
    pub on_the_right: bool,
}

/// The drawn body.
#[derive(Clone, Copy, Debug)]
pub struct BodyMap<'a>(&'a Browser);

impl<'a> BodyMap<'a> {
    /// The map on the page that a browser shows, whether the app has started or not.
    #[must_use]
    pub const fn of(browser: &'a Browser) -> Self {
        Self(browser)
    }

    /// Everything that can be tapped, in both views.
    ///
    /// # Errors
    ///
    /// When the page does not answer.
    pub async fn spots(&self) -> Result<Vec<Spot>> {
        self.0
            .ask(
                &format!("{SPOT} return [...document.querySelectorAll('[data-area]')].map(spot)"),
                &[],
            )
            .await
    }

    /// The spots that are marked as chosen, as `area/side`, each once.
    ///
    /// # Errors
    ///
    /// When the page does not answer.
    pub async fn chosen(&self) -> Result<Vec<String>> {
        let spots = self.spots().await?.into_iter().filter(|spot| spot.chosen);
        let mut names: Vec<_> = spots
            .map(|spot| format!("{}/{}", spot.area, spot.side.as_str()))
            .collect();
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// Waits until just these are chosen, given as `area/side` in alphabetical order.
    ///
    /// # Errors
    ///
    /// When it stays otherwise.
    pub async fn chosen_are(&self, names: &[&str]) -> Result<()> {
        const SCRIPT: &str = "const chosen = [...document.querySelectorAll('[data-area][aria-pressed=true]')];
            const names = new Set(chosen.map(({ dataset }) => `${dataset.area}/${dataset.side}`));
            return JSON.stringify([...names].sort()) === JSON.stringify(arguments[0])";
        let what = format!("the chosen places to be {names:?}");
        self.0.until::<bool>(&what, SCRIPT, &[json!(names)]).await.map(drop)
    }

    /// Where on the window a spot can be tapped, once the map stands still. Scrolls it into sight.
    ///
    /// # Errors
    ///
    /// When it cannot be tapped anywhere.
    pub async fn aim_at(&self, spot: &Spot) -> Result<Aim> {
        let what = format!("a point where {} ({:?}) can be tapped", spot.label, spot.view);
        self.0.until_steady(&what, POINT, &[json!(spot)]).await
    }

    /// Taps a spot.
    ///
    /// # Errors
    ///
    /// When it cannot be tapped.
    pub async fn tap_spot(&self, spot: &Spot) -> Result<()> {
        self.0.click_at(self.aim_at(spot).await?.at).await
    }

    /// Waits until a tap on a spot has led to its page, with it alone chosen.
    ///
    /// # Errors
    ///
    /// When it leads elsewhere.
    pub async fn is_open(&self, spot: &Spot) -> Result<()> {
        let name = format!("{}/{}", spot.area, spot.side.as_str());
        let what = format!("the page of {name}, called “{}”, with nothing else chosen", spot.label);
        let arguments = [json!(spot.address()), json!(spot.label), json!(name)];
        self.0.until::<bool>(&what, IS_OPEN, &arguments).await.map(drop)
    }

    /// Taps a side of an area in the view that is shown, or in the back view if both are.
    ///
    /// # Errors
    ///
    /// When it is not shown.
    pub async fn tap(&self, area: &str, side: Side) -> Result<()> {
        let script = format!(
            "{SPOT} const [area, side] = arguments;
            const shapes = [...document.querySelectorAll(`[data-area='${{area}}'][data-side='${{side}}']`)];
            return spot(shapes.findLast(one => one.getClientRects().length)) ?? null"
        );
        let what = format!("{area} ({}) to be shown", side.as_str());
        let spot: Spot = self.0.until(&what, &script, &[json!(area), json!(side)]).await?;
        self.tap_spot(&spot).await
    }

    /// The spot that has the focus.
    ///
    /// # Errors
    ///
    /// When the focus is not on the map.
    pub async fn focused(&self) -> Result<Spot> {
        let script = format!("{SPOT} return spot(document.activeElement.closest('[data-area]'))");
        let spot: Option<Spot> = self.0.ask(&script, &[]).await?;
        ensure!(spot.is_some(), "the focus is not on the map; {}", self.0.scene().await);
        spot.ok_or_else(|| anyhow::anyhow!("the focus is not on the map"))
    }

    /// How many spots the Tab key stops at.
    ///
    /// # Errors
    ///
    /// When the page does not answer.
    pub async fn tab_stops(&self) -> Result<usize> {
        self.0
            .ask(
                "return document.querySelectorAll('[data-area][tabindex=\"0\"]').length",
                &[],
            )
            .await
    }

    /// Turns the body by the switch that a phone shows.
    ///
    /// # Errors
    ///
    /// When there is no such switch in reach.
    pub async fn turn_to(&self, view: View) -> Result<()> {
        let value = match view {
            View::Front => "front",
            View::Back => "back",
        };
        self.0
            .click(&format!(".view-switch label:has(input[value={value}])"))
            .await?;
        let script = "return [...document.querySelectorAll('svg[data-view]')]
            .every(one => (one.dataset.view === arguments[0]) === one.getClientRects().length > 0)";
        self.0
            .until::<bool>(&format!("only the {value} view to be shown"), script, &[json!(value)])
            .await
            .map(drop)
    }

    /// The boxes of both views: left, top, width, height; `None` for a view that is not shown.
    ///
    /// # Errors
    ///
    /// When the page does not answer.
    pub async fn boxes(&self) -> Result<Vec<Vec<f64>>> {
        const SCRIPT: &str = "return [...document.querySelectorAll('svg[data-view]')].map(one => {
            const box = one.getBoundingClientRect(); return [box.x, box.y, box.width, box.height]; })";
        self.0.ask(SCRIPT, &[]).await
    }
}
