//! Every mistake in the content is told with its file, its entry and a reason that helps to mend it.
#![cfg(feature = "compile")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::{Path, PathBuf};

use unknot_content::compile::{Problem, compile};

/// A mistake: a file, what is replaced in it, and by what.
struct Mistake {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// The problems it has to lead to, and no others, as the editor sees them.
    told: &'static [&'static str],
}

/// A copy of the shipped content that may be damaged; gone at the end of the test.
struct Copy {
    folder: PathBuf,
}

impl Copy {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("unknot-{name}-{}", std::process::id()));
        for part in ["facts", "en", "poses", "body"] {
            copy(
                &Path::new(env!("CARGO_MANIFEST_DIR")).join(part),
                &folder.join("content").join(part),
            );
        }
        Self { folder }
    }

    fn root(&self) -> PathBuf {
        self.folder.join("content")
    }

    fn told(&self) -> Vec<String> {
        let problems = compile(&self.root()).err().unwrap_or_default();
        problems.iter().map(Problem::to_string).collect()
    }

    fn told_about(&self, mistake: &Mistake) -> Vec<String> {
        let path = self.root().join(mistake.file);
        let sound = fs::read_to_string(&path).unwrap();
        assert_eq!(
            sound.matches(mistake.from).count(),
            1,
            "{} should hold {:?} once",
            mistake.file,
            mistake.from
        );
        fs::write(&path, sound.replace(mistake.from, mistake.to)).unwrap();
        let told = self.told();
        fs::write(&path, sound).unwrap();
        told
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::write(to, fs::read(entry.path()).unwrap()).unwrap();
        }
    }
}

fn check(name: &str, mistakes: &[Mistake]) {
    let copy = Copy::new(name);
    for mistake in mistakes {
        assert_eq!(
            copy.told_about(mistake),
            mistake.told,
            "after {:?} in {}",
            mistake.to,
            mistake.file
        );
    }
}

const STRETCHES: &str = "facts/techniques/stretch.toml";
const PRESSES: &str = "facts/techniques/self-massage.toml";
const STRETCH_WORDS: &str = "en/techniques/stretch.toml";
const NECK: &str = "facts/areas/neck.toml";
const NECK_WORDS: &str = "en/areas/neck.toml";

#[test]
fn slips_in_references_are_told() {
    check(
        "references",
        &[
            Mistake {
                file: STRETCHES,
                from: "areas = [\"traps-upper\", \"neck-side\", \"neck-back\"]",
                to: "areas = [\"traps-upper\", \"neck-side\", \"neck-bakc\"]",
                told: &[
                    "content/facts/areas/neck.toml: [neck-back.techniques.stretch]: \
                 \"st-neck-side-bend\" does not name this area among its own",
                    "content/facts/techniques/stretch.toml: [st-neck-side-bend.areas]: unknown area \"neck-bakc\"",
                ],
            },
            Mistake {
                file: NECK,
                from: "stretch = [\"st-neck-rotation\", \"st-scm-turn-tilt\"]",
                to: "stretch = [\"st-neck-rotation\"]",
                told: &["content/facts/areas/neck.toml: [neck-front.techniques.stretch]: \
                 \"st-scm-turn-tilt\" is missing: it names this area"],
            },
            Mistake {
                file: NECK,
                from: "self-massage = [\"sm-side-neck-glide\"]",
                to: "self-massage = [\"sm-side-neck-glide\", \"heat-warm-shower\"]",
                told: &["content/facts/areas/neck.toml: [neck-side.techniques.self-massage]: \
                 \"heat-warm-shower\" is of the kind heat, not self-massage"],
            },
            Mistake {
                file: NECK,
                from: "[neck-front.referred_pain]\nface-and-eye = { areas = [], sources = [\"ts-elevate\"]",
                to: "[neck-front.referred_pain]\nface-and-eye = { areas = [\"face\"], sources = [\"ts-elefant\"]",
                told: &[
                    "content/facts/areas/neck.toml: [neck-front.referred_pain.face-and-eye]: unknown source \"ts-elefant\"",
                    "content/facts/areas/neck.toml: [neck-front.referred_pain.face-and-eye]: unknown area \"face\"",
                ],
            },
            Mistake {
                file: "facts/areas/traps.toml",
                from: "first = { stretch = \"st-neck-side-bend\", press = \"sm-trap-squeeze\"",
                to: "first = { stretch = \"heat-neck\", press = \"sm-traps-ball-wall\"",
                told: &[
                    "content/facts/areas/traps.toml: [traps-upper.first.stretch]: \
                 \"heat-neck\" is of the kind heat, not stretch",
                    "content/facts/areas/traps.toml: [traps-upper.first.press]: \
                 \"sm-traps-ball-wall\" is not gentle, and what comes first has to be",
                    "content/facts/areas/traps.toml: [traps-upper.first.press]: \
                 the title of \"sm-traps-ball-wall\" is too long for a tile, so it needs a `short`",
                ],
            },
            Mistake {
                file: "facts/complaints.toml",
                from: "[\"traps-upper.jaw\"]",
                to: "[\"traps-upper.chin\"]",
                told: &["content/facts/complaints.toml: [jaw.referred_pain]: \
                 unknown referred pain \"traps-upper.chin\"; it is written AREA.KEY"],
            },
            Mistake {
                file: "facts/starters.toml",
                from: "{ area = \"back-low\", technique = \"br-belly\" }",
                to: "{ area = \"back-low\", technique = \"st-doorframe-lean\" }",
                told: &[
                    "content/facts/starters.toml: [before-sleep.steps]: \
                     \"st-doorframe-lean\" is not for the area \"back-low\"",
                    "content/facts/starters.toml: [before-sleep.steps]: \
                     \"st-doorframe-lean\" is not gentle, or needs more than a wall and a chair",
                ],
            },
            Mistake {
                file: "facts/starters.toml",
                from: "technique = \"br-belly\"",
                to: "technique = \"br-bell\"",
                told: &["content/facts/starters.toml: [before-sleep.steps]: unknown technique \"br-bell\""],
            },
            Mistake {
                file: "facts/areas/legs.toml",
                from: "\"foot-drop\", ",
                to: "",
                told: &["content/facts/red_flags.toml: [foot-drop]: no area names it, and it is not universal"],
            },
        ],
    );
}

#[test]
fn slips_in_movement_tests_are_told() {
    check(
        "movements",
        &[
            Mistake {
                file: "facts/movement_tests.toml",
                from: "areas = [\"leg-calf-upper\", \"leg-calf-lower\", \"leg-shin\"]",
                to: "areas = [\"leg-calf-upper\", \"leg-calf-lower\", \"leg-shins\"]",
                told: &["content/facts/movement_tests.toml: [test-knee-wall.areas]: unknown area \"leg-shins\""],
            },
            Mistake {
                file: "facts/movement_tests.toml",
                from: "drawing = \"st-neck-rotation\"",
                to: "drawing = \"st-neck-rotations\"",
                told: &[
                    "content/facts/movement_tests.toml: [test-neck-turn.drawing]: unknown technique \"st-neck-rotations\"",
                ],
            },
            Mistake {
                file: "facts/movement_tests.toml",
                from: "tags = [\"shoulder-instability\", \"numbness\"]",
                to: "tags = [\"shoulder-instability\", \"numb\"]",
                told: &[
                    "content/facts/movement_tests.toml: [test-hand-behind.tags]: unknown contraindication \"numb\"",
                ],
            },
            Mistake {
                file: "facts/movement_tests.toml",
                from: "rules = [\"T-25\"]",
                to: "rules = [\"T-25\", \"H-03\"]",
                told: &["content/facts/movement_tests.toml: [test-hand-behind.rules]: unknown rule of triage \"H-03\""],
            },
            Mistake {
                file: "facts/movement_tests.toml",
                from: "not_when = \"preg:28-plus\"\ninstead = \"test-sit-stand\"",
                to: "not_when = \"preg:28\"\ninstead = \"test-sit\"",
                told: &[
                    "content/facts/movement_tests.toml: [test-bend-forward.instead]: unknown movement test \"test-sit\"",
                    "content/facts/movement_tests.toml: [test-bend-forward.not_when]: \
                     there is no value \"28\" in \"preg:28\"",
                ],
            },
            Mistake {
                file: "facts/movement_tests.toml",
                from: "sources = [\"hbb-2014\", \"practice\"]",
                to: "sources = [\"hbb-2015\", \"practice\"]",
                told: &["content/facts/movement_tests.toml: [test-hand-behind.sources]: unknown source \"hbb-2015\""],
            },
            Mistake {
                file: "en/movement_tests.toml",
                from: "belt = \"Belt\"\nwaist = \"Waist\"",
                to: "belt = \"Belt\"\nwaits = \"Waist\"",
                told: &[
                    "content/en/movement_tests.toml: [test-hand-behind.landmarks.waist]: words are missing for this landmark",
                    "content/en/movement_tests.toml: [test-hand-behind.landmarks.waits]: there is no landmark of this name",
                ],
            },
            Mistake {
                file: "en/movement_tests.toml",
                from: "how_far = \"Did you need your hands?\"\n",
                to: "",
                told: &["content/en/movement_tests.toml: [test-sit-stand.how_far]: \
                 landmarks come with the question about them, and it with them"],
            },
            Mistake {
                file: "facts/movement_tests.toml",
                from: "sources = [\"steadi\", \"practice\"]\nstatus = \"partly\"",
                to: "sources = [\"steadi\", \"practice\"]\nstatus = \"confirmed\"",
                told: &[
                    "content/facts/movement_tests.toml: [test-sit-stand]: with these sources the status is \"partly\"",
                ],
            },
        ],
    );
}

#[test]
fn words_and_facts_that_miss_each_other_are_told() {
    check(
        "words",
        &[
            Mistake {
                file: "en/check.toml",
                from: "hernia = \"A hernia or lump in the groin?\"\n",
                to: "",
                told: &["content/en/check.toml: [ask_first]: \"hernia\" has no question of its own"],
            },
            Mistake {
                file: "facts/check.toml",
                from: "[unanswered.hernia]\nthen = \"ask-first\"\nbecause = \"It can be seen and felt at the spot just before.\"\n",
                to: "",
                told: &[
                    "content/facts/check.toml: [unanswered]: \"hernia\" does not say what follows without an answer",
                    "content/en/check.toml: [ask_first.hernia]: no reason of this name can be left unanswered (facts/check.toml)",
                ],
            },
            Mistake {
                file: "en/signs.toml",
                from: "key = \"Chest pain\"",
                to: "key = \" \"",
                told: &[
                    "content/en/signs.toml: [chest-pain.key]: an empty text",
                    "content/en/signs.toml: [chest-pain]: stray white space: \" , tightness or heaviness\"",
                ],
            },
            Mistake {
                file: STRETCH_WORDS,
                from: "[st-neck-side-bend]",
                to: "[st-neck-side-band]",
                told: &[
                    "content/en/techniques/stretch.toml: [st-neck-side-bend]: \
                 words are missing for what content/facts/techniques/stretch.toml holds",
                    "content/en/techniques/stretch.toml: [st-neck-side-band]: \
                 words without facts: no such id on the side of the facts",
                ],
            },
            Mistake {
                file: NECK_WORDS,
                from: "desk-sitting = ",
                to: "desk-work = ",
                told: &[
                    "content/en/areas/neck.toml: [neck-back.causes.desk-sitting]: \
                 words are missing for what content/facts/areas/neck.toml holds",
                    "content/en/areas/neck.toml: [neck-back.causes.desk-work]: \
                 words without facts: no such key on the side of the facts",
                ],
            },
            Mistake {
                file: STRETCH_WORDS,
                from: "{its|your OTHER} shoulder",
                to: "{its|your} shoulder",
                told: &[
                    "content/en/techniques/stretch.toml: [st-neck-side-bend.steps.2]: the sided wording names neither SORE \
                 nor OTHER: \"Let {the opposite ear|your OTHER ear} drop towards {its|your} shoulder.\"",
                ],
            },
            Mistake {
                file: STRETCH_WORDS,
                from: "title = \"Ear-to-shoulder stretch\"",
                to: "title = \"The stretch that is guaranteed to cure every stiff neck\"",
                told: &[
                    "content/en/techniques/stretch.toml: [st-neck-side-bend.title]: 55 characters, 48 at most: \
                 \"The stretch that is guaranteed to cure every stiff neck\"",
                    "content/en/techniques/stretch.toml: [st-neck-side-bend.title]: \"cure\" is not a word that we use: \
                 \"The stretch that is guaranteed to cure every stiff neck\"",
                ],
            },
            Mistake {
                file: STRETCH_WORDS,
                from: "\"Ear-to-shoulder stretch\"",
                to: "\"Stretch for the {neck|SORE neck}\"",
                told: &["content/en/techniques/stretch.toml: [st-neck-side-bend.title]: \
                     sides belong in steps and feel, as {neutral|sided}: \"Stretch for the {neck|SORE neck}\""],
            },
            Mistake {
                file: STRETCH_WORDS,
                from: "short = \"Ear to shoulder\"\n",
                to: "",
                told: &[
                    "content/facts/areas/neck.toml: [neck-side.first.stretch]: \
                 the title of \"st-neck-side-bend\" is too long for a tile, so it needs a `short`",
                    "content/facts/areas/traps.toml: [traps-upper.first.stretch]: \
                 the title of \"st-neck-side-bend\" is too long for a tile, so it needs a `short`",
                ],
            },
        ],
    );
}

#[test]
fn words_that_are_missing_are_told() {
    check(
        "missing-words",
        &[
            Mistake {
                file: "en/red_flags.toml",
                from: "short = \"chest pain\"\n",
                to: "",
                told: &["content/en/red_flags.toml: [heart-attack]: missing field `short`"],
            },
            Mistake {
                file: "en/red_flags.toml",
                from: "short = \"chest pain\"\n",
                to: "short = \"\"\n",
                told: &["content/en/red_flags.toml: [heart-attack.short]: an empty text"],
            },
            Mistake {
                file: NECK_WORDS,
                from: "name = \"Base of the skull\"",
                to: "name = \"\"",
                told: &["content/en/areas/neck.toml: [neck-base-skull.name]: an empty text"],
            },
        ],
    );
}

#[test]
fn facts_that_cannot_be_right_are_told() {
    check(
        "facts",
        &[
            Mistake {
                file: STRETCHES,
                from: "[st-neck-side-bend]\n",
                to: "[st-neck-side-bend]\nstrength = 3\n",
                told: &[
                    "content/facts/techniques/stretch.toml: [st-neck-side-bend]: unknown field `strength`, expected one of \
                 `areas`, `position`, `lying_on`, `at`, `equipment`, `level`, `dose`, `estimated_minutes`, \
                 `contraindications`, `harder`, `sources`, `status`",
                ],
            },
            Mistake {
                file: "facts/techniques/cold.toml",
                from: "dose = { repetitions = 1, times_per_day = 3, minutes = 12 }",
                to: "dose = { hold_seconds = 200, hold_range_seconds = [15, 30], repetitions = 31, times_per_day = 0 }",
                told: &[
                    "content/facts/techniques/cold.toml: [cold-neck.dose]: hold_seconds is 200, and not from 1 to 120",
                    "content/facts/techniques/cold.toml: [cold-neck.dose]: repetitions is 31, and not from 1 to 30",
                    "content/facts/techniques/cold.toml: [cold-neck.dose]: times_per_day is 0, and not from 1 to 12",
                    "content/facts/techniques/cold.toml: [cold-neck.dose]: \
                 hold_seconds has to lie within hold_range_seconds, 15 to 30",
                ],
            },
            Mistake {
                file: PRESSES,
                from: "lying_on = \"back\"\nat = [\"floor\"]\nequipment = [\"tennis-ball\"]",
                to: "at = [\"floor\"]\nequipment = [\"tennis-ball\"]",
                told: &["content/facts/techniques/self-massage.toml: [sm-glute-ball-floor]: \
                 lying needs lying_on: back, front, side or any"],
            },
            Mistake {
                file: "facts/techniques/heat.toml",
                from: "[heat-thigh]\n",
                to: "[heat-thigh]\nlying_on = \"back\"\n",
                told: &[
                    "content/facts/techniques/heat.toml: [heat-thigh.contraindications]: \
                 \"pregnancy-lying\" is missing: lying on the back",
                    "content/facts/techniques/heat.toml: [heat-thigh]: lying_on is only for the position \"lying\"",
                ],
            },
            Mistake {
                file: "facts/red_flags.toml",
                from: "signs = [\"foot-drop\"]\nsources = [\"practice\"]\nstatus = \"unconfirmed\"",
                to: "signs = [\"foot-drop\"]\nsources = [\"practice\"]\nstatus = \"confirmed\"",
                told: &["content/facts/red_flags.toml: [foot-drop]: with these sources the status is \"unconfirmed\""],
            },
            Mistake {
                file: "facts/sources.toml",
                from: "[nhs-neck]\ntitle = \"Neck pain\"",
                to: "[nhs-neck]\ntitle = \"\"",
                told: &["content/facts/sources.toml: [nhs-neck.title]: an empty text"],
            },
            Mistake {
                file: NECK,
                from: "[neck-front]\nviews = [\"front\"]",
                to: "[neck-front]\nviews = [\"back\"]",
                told: &[
                    "content/facts/areas/neck.toml: [neck-front.views]: \"front\" is missing, although the body is drawn so",
                    "content/facts/areas/neck.toml: [neck-front.views]: \"back\" is named, but the body has no such shape",
                ],
            },
        ],
    );
}

#[test]
fn claims_and_guides_that_do_not_hold_are_told() {
    check(
        "learn",
        &[
            Mistake {
                file: "facts/seed_claims.toml",
                from: "\"guide/see-a-doctor/lymph-node-when\"",
                to: "\"guide/see-a-doctor/nowhere\"",
                told: &["content/facts/seed_claims.toml: [S-137.at]: there is no place \"guide/see-a-doctor/nowhere\""],
            },
            Mistake {
                file: "facts/seed_claims.toml",
                from: "why = \"Skin flow rises, muscle blood flow does not.\"\nat = [\"guide/questions/blood-flow\"]\n\n[S-036]",
                to: "at = [\"guide/questions/blood-flow\"]\n\n[S-036]",
                told: &["content/facts/seed_claims.toml: [S-035]: it does not say why"],
            },
            Mistake {
                file: "facts/seed_claims.toml",
                from: "[S-090]",
                to: "[S-900]",
                told: &["content/facts/seed_claims.toml: the claims are S-001 to S-154, each once and in order"],
            },
            Mistake {
                file: "en/guides.toml",
                from: "heading = \"Which one?\"\n",
                to: "",
                told: &[
                    "content/en/guides.toml: [heat-and-cold.parts.choose]: the first part of a guide needs a heading",
                ],
            },
        ],
    );
}

const POSES: &str = "poses/stretch-neck.toml";

#[test]
fn poses_that_cannot_be_are_told() {
    check(
        "poses",
        &[
            Mistake {
                file: POSES,
                from: "neck = \"bend left 30, flex 4\"",
                to: "neck = \"bend left 30, flex 4, turn left 80\"",
                told: &[
                    "content/poses/stretch-neck.toml: [st-neck-side-bend]: pose: neck turn is -80, and not from -75 to 75",
                ],
            },
            Mistake {
                file: POSES,
                from: "neck = \"bend left 30, flex 4\"",
                to: "nek = \"bend left 30, flex 4\"",
                told: &["content/poses/stretch-neck.toml: [st-neck-side-bend.end.nek]: no such key in a pose"],
            },
            Mistake {
                file: POSES,
                from: "neck = \"bend left 30, flex 4\"",
                to: "neck = \"lean left 30, flex 4\"",
                told: &[
                    "content/poses/stretch-neck.toml: [st-neck-side-bend.end.neck]: \"lean left\" is none of: flex, extend, bend \
                 right, bend left, turn right, turn left",
                ],
            },
            Mistake {
                file: POSES,
                from: "left-hand = \"skull-side right\"\nleft-elbow-to = \"out, up\"\nright-hand",
                to: "left-hand = \"skul-side right\"\nleft-elbow-to = \"out, up\"\nright-hand",
                told: &[
                    "content/poses/stretch-neck.toml: [st-neck-side-bend.end.left-hand]: there is no place \"skul-side\" on the body",
                ],
            },
            Mistake {
                file: POSES,
                from: "left-hand = \"skull-side right\"\nleft-elbow-to = \"out, up\"\nright-hand",
                to: "left-hand = \"heel right\"\nleft-elbow-to = \"out, up\"\nright-hand",
                told: &[
                    "content/poses/stretch-neck.toml: [st-neck-side-bend]: pose: the left hand stays 37.2 cm away from heel right",
                ],
            },
        ],
    );
}

#[test]
fn files_that_cannot_be_read_are_told() {
    let copy = Copy::new("files");
    let groups = copy.root().join("facts/groups.toml");
    fs::write(&groups, "# The parts.\norder = [\"neck\"\n").unwrap();
    fs::remove_file(copy.root().join("en/care.toml")).unwrap();
    fs::write(copy.root().join("en/techniques/strech.toml"), "").unwrap();
    let told = copy.told();
    for expected in [
        "content/facts/groups.toml: line 2: ",
        "content/en/care.toml: cannot be read: ",
        "content/en/techniques/strech.toml: nothing reads a file of this name",
    ] {
        assert!(
            told.iter().any(|problem| problem.starts_with(expected)),
            "{expected} in {told:#?}"
        );
    }
}

#[test]
fn ids_that_come_twice_are_told() {
    let copy = Copy::new("twice");
    for side in ["facts", "en"] {
        let path = |kind: &str| copy.root().join(side).join(format!("techniques/{kind}.toml"));
        let stretches = fs::read_to_string(path("stretch")).unwrap();
        let first = stretches.split("\n\n").next().unwrap();
        let mobility = fs::read_to_string(path("mobility")).unwrap();
        fs::write(path("mobility"), format!("{mobility}\n{first}\n")).unwrap();
    }
    let expected = "content/facts/techniques/mobility.toml: [st-neck-side-bend]: \
                    the technique \"st-neck-side-bend\" is there twice";
    let told = copy.told();
    assert!(told.iter().any(|problem| problem == expected), "{told:#?}");
}
