//! Paints: what a shape represents, which decides its colours.

/// What a shape represents; decides its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paint {
    Ground,
    Wall,
    Wood,
    Mat,
    Soft,
    Dark,
    Lit,
    Ball,
    Seam,
    Roller,
    Band,
    Pack,
    Water,
    Ghost,
    Shadow,
    /// Behind all of the body, a little larger: what makes its outer line bolder than those within.
    Outline,
    Skin,
    SkinFar,
    /// Without an outline: over the line between two parts that belong together.
    SkinPatch,
    SkinPatchFar,
    Shirt,
    ShirtPatch,
    Shorts,
    ShortsPatch,
    Hair,
    Feature,
    Fingers,
    Tint,
    ArrowHalo,
    ArrowShaft,
    ArrowHead,
    No,
    Warm,
    Cold,
    Breath,
    Pillow,
}

impl Paint {
    /// Its name in style sheets.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Ground => "f-ground",
            Self::Wall => "f-wall",
            Self::Wood => "f-wood",
            Self::Mat => "f-mat",
            Self::Soft => "f-soft",
            Self::Dark => "f-dark",
            Self::Lit => "f-lit",
            Self::Ball => "f-ball",
            Self::Seam => "f-seam",
            Self::Roller => "f-roller",
            Self::Band => "f-band",
            Self::Pack => "f-pack",
            Self::Water => "f-water",
            Self::Ghost => "f-ghost",
            Self::Shadow => "f-shadow",
            Self::Outline => "f-outline",
            Self::Skin => "f-skin",
            Self::SkinFar => "f-skin f-far",
            Self::SkinPatch => "f-skin f-patch",
            Self::SkinPatchFar => "f-skin f-far f-patch",
            Self::Shirt => "f-shirt",
            Self::ShirtPatch => "f-shirt f-patch",
            Self::Shorts => "f-shorts",
            Self::ShortsPatch => "f-shorts f-patch",
            Self::Hair => "f-hair",
            Self::Feature => "f-feature",
            Self::Fingers => "f-fingers",
            Self::Tint => "f-tint",
            Self::ArrowHalo => "f-halo",
            Self::ArrowShaft => "f-shaft",
            Self::ArrowHead => "f-head",
            Self::No => "f-no",
            Self::Warm => "f-warm",
            Self::Cold => "f-cold",
            Self::Breath => "f-breath",
            Self::Pillow => "f-pillow",
        }
    }
}
