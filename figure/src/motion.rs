//! From start to end and back: slow and eased, and with the breath while it is held.

use std::f32::consts::PI;

/// Milliseconds of each part of a demonstration.
const WAIT: u32 = 900;
const GO: u32 = 2200;
const HOLD: u32 = 5000;
const WHOLE: u32 = WAIT + GO + HOLD + GO;
/// How much a hold gives way with each breath.
const GIVE: f32 = 0.06;
/// Milliseconds of a breath in and out.
const BREATH: f32 = 5000.0;

/// Slow at both ends, for a share of the way from 0 to 1.
#[must_use]
pub fn eased(share: f32) -> f32 {
    0.5 - 0.5 * (share.clamp(0.0, 1.0) * PI).cos()
}

/// How much of a hold is left, at a time within it: it gives way a little with every breath in.
#[must_use]
pub fn held(milliseconds: u32) -> f32 {
    let turns = millis(milliseconds) / BREATH;
    1.0 - GIVE * (0.5 - 0.5 * (turns * 2.0 * PI).cos())
}

/// When a demonstration is over, in milliseconds: twice there and back, and then to where it is held.
const OVER: u32 = 2 * WHOLE + WAIT + GO;

/// The share of the way from start to end, in a demonstration; nothing once it is over, at the end of the way.
#[must_use]
pub fn demonstration(milliseconds: u32) -> Option<f32> {
    (milliseconds < OVER).then(|| on_the_way(milliseconds))
}

fn on_the_way(milliseconds: u32) -> f32 {
    let at = milliseconds % WHOLE;
    match at {
        _ if at < WAIT => 0.0,
        _ if at < WAIT + GO => eased(millis(at - WAIT) / millis(GO)),
        _ if at < WAIT + GO + HOLD => held(at - WAIT - GO),
        _ => 1.0 - eased(millis(at - WAIT - GO - HOLD) / millis(GO)),
    }
}

/// The next share on the way to a target, after so many milliseconds.
#[must_use]
pub fn approach(share: f32, target: f32, milliseconds: u32) -> f32 {
    let step = millis(milliseconds) / millis(GO);
    if share < target {
        (share + step).min(target)
    } else {
        (share - step).max(target)
    }
}

/// A few seconds at most, which a small float holds exactly.
fn millis(milliseconds: u32) -> f32 {
    f32::from(u16::try_from(milliseconds).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demonstration_never_jumps_and_stays_on_its_way() {
        let mut before = 0.0;
        for time in (0..OVER).step_by(16) {
            let now = demonstration(time).expect("it goes on");
            assert!((0.0..=1.0).contains(&now), "{time} ms: {now}");
            assert!((now - before).abs() < 0.03, "{time} ms: from {before} to {now}");
            before = now;
        }
        assert!(before > 0.97, "it rests at {before}");
    }

    #[test]
    fn a_demonstration_ends_within_half_a_minute() {
        assert_eq!(demonstration(30_000), None);
    }

    #[test]
    fn a_target_is_reached_and_never_passed() {
        let mut share = 0.0;
        for _ in 0..200 {
            share = approach(share, 1.0, 16);
        }
        assert!((share - 1.0).abs() < f32::EPSILON);
        assert!((approach(0.01, 0.0, 1000)).abs() < f32::EPSILON);
    }
}
