//! Reading what can be answered from what is stored: each value by its name.

use serde_json_borrow::Value;
use unknot_content::model::{Equipment, Position};
use unknot_content::sided::Side;
use unknot_content::vocabulary::{AgeBand, Duration, Medicine, Onset, Pregnancy, Touch, Training};

use super::answers::{RecentStrain, SpotFeel, WarmthWish, Wishes};
use crate::domain::check::at_hand::{equipment_value, position_value};
use crate::domain::json::{Fields, FromJson, Misfit, named};

impl FromJson for AgeBand {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, Self::ALL, Self::as_str)
    }
}

impl FromJson for Duration {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, Self::ALL, Self::as_str)
    }
}

impl FromJson for Medicine {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, Self::ALL, Self::as_str)
    }
}

impl FromJson for Onset {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, Self::ALL, Self::as_str)
    }
}

impl FromJson for Pregnancy {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, Self::ALL, Self::as_str)
    }
}

impl FromJson for Touch {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, Self::ALL, Self::as_str)
    }
}

impl FromJson for Training {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, Self::ALL, Self::as_str)
    }
}

impl FromJson for Equipment {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, equipment_value)
    }
}

impl FromJson for Position {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, position_value)
    }
}

impl FromJson for WarmthWish {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl FromJson for SpotFeel {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl FromJson for RecentStrain {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::ALL, Self::as_str)
    }
}

impl FromJson for Side {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        named(value, &Self::BOTH, Self::as_str)
    }
}

impl FromJson for Wishes {
    fn from_json(value: &Value<'_>) -> Result<Self, Misfit> {
        let fields = Fields::of(value)?;
        Ok(Self {
            warmth: fields.optional("warmth")?,
            knot: fields.optional("knot")?,
            likes_pressure: fields.optional("likes_pressure")?,
            lately: fields.optional("lately")?,
        })
    }
}
