//! Somebody who uses the app in one tab.

use std::sync::LazyLock;

use unknot::domain::backup::restore::{self, Import, NotTakenBack, Undo};
use unknot::domain::backup::{self, Everything};
use unknot::domain::catalogue::{self, find_area, find_technique, open};
use unknot::domain::check::answers::Profile;
use unknot::domain::check::interview::Interview;
use unknot::domain::course::courses::{Course, Courses, End, Ending};
use unknot::domain::course::flare_up::Prompt;
use unknot::domain::course::review::{Review, Sleep};
use unknot::domain::difficulty::Difficulty;
use unknot::domain::favourites::Favourite;
use unknot::domain::journal::entry::Entry;
use unknot::domain::merge::Preference;
use unknot::domain::pain::Pain;
use unknot::domain::place::{Place, SavedPlace, SoreSide};
use unknot::domain::routine::Routine;
use unknot::domain::routine::step::RoutineStep;
use unknot::domain::routine_id::RoutineId;
use unknot::domain::settings::Theme;
use unknot::domain::storage::repository::Repository;
use unknot::domain::storage::store::NotSaved;
use unknot::domain::time::Time;
use unknot_content::check::Check;
use unknot_content::vocabulary::Medicine;

use crate::faulty::Faulty;

/// Everything that a person can do with what is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Mark,
    Unmark,
    MarkArea,
    MakeRoutine,
    RenameRoutine,
    DeleteRoutine,
    BringRoutineBack,
    KeepPlanAsRoutine,
    AddSteps,
    RemoveStep,
    Note,
    ChangeNote,
    DeleteNote,
    DeleteJournal,
    Check,
    SayWhereTheKnotIs,
    ForgetPerson,
    StartCourse,
    LookBack,
    WriteForFlareUps,
    EndCourse,
    ChooseTheme,
    ImportMine,
    ImportFile,
    DeleteEverything,
    TakeBack,
}

impl Act {
    pub const ALL: [Self; 26] = [
        Self::Mark,
        Self::MakeRoutine,
        Self::Note,
        Self::Check,
        Self::StartCourse,
        Self::LookBack,
        Self::WriteForFlareUps,
        Self::ChooseTheme,
        Self::MarkArea,
        Self::RenameRoutine,
        Self::KeepPlanAsRoutine,
        Self::AddSteps,
        Self::RemoveStep,
        Self::ChangeNote,
        Self::SayWhereTheKnotIs,
        Self::ImportMine,
        Self::ImportFile,
        Self::TakeBack,
        Self::DeleteRoutine,
        Self::BringRoutineBack,
        Self::DeleteNote,
        Self::Unmark,
        Self::DeleteEverything,
        Self::ForgetPerson,
        Self::DeleteJournal,
        Self::EndCourse,
    ];
}

/// A file from another device.
pub const FILE: &str = r#"{"app":"unknot","version":1,"exported_at":"2026-11-24T10:00:00.000Z",
    "favourites":{"version":1,"techniques":[{"id":"heat-neck","added_at":"2026-11-22T10:00:00Z"}],"areas":[]},
    "routines":{"version":1,"routines":[{"id":1,"name":"From the file","steps":[]},{"id":77,"name":"New","steps":[]}]},
    "journal":{"version":1,"entries":[{"at":3,"before":9,"note":"From the file"},{"at":78,"before":2}]},
    "profile":{"version":1,"asked_at":1,"medicines":[],"checks":[{"area":"neck-back","side":"right","at":1,
        "signs":{"yes":[],"no":[]}}]},
    "settings":{"version":1,"theme":"light"},
    "courses":{"version":1,"courses":[{"started":2,"shown":2,"place":{"area":"neck-back","side":"left"}}]}}"#;

pub struct Person {
    pub repository: Repository<Faulty>,
    /// As the page shows it.
    pub shown: Everything,
    pub now: Time,
    undo: Option<Undo>,
    deleted: Option<(usize, Routine)>,
}

fn technique() -> Favourite {
    Favourite::Technique(find_technique("st-neck-side-bend").unwrap())
}

pub fn the_check() -> &'static Check {
    static CHECK: LazyLock<&'static Check> = LazyLock::new(|| {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/check.pack")).to_vec();
        open::<Check>(bytes).unwrap();
        catalogue::check().unwrap()
    });
    *CHECK
}

pub fn neck() -> Place {
    Place {
        area: find_area("neck-back").unwrap(),
        sore: SoreSide::Left,
    }
}

fn step(title: &str) -> RoutineStep {
    RoutineStep::own(title, "")
}

/// What became of an act.
pub type PastCheck = Result<(), NotDone>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// It was done, but is not stored.
    InMemory,
    /// Nothing was done.
    Refused,
}

impl Person {
    pub fn on(store: &Faulty) -> Self {
        let mut person = Self {
            repository: Repository::new(store.clone()),
            shown: Everything::default(),
            now: 0,
            undo: None,
            deleted: None,
        };
        person.look();
        person
    }

    /// Reads all of it, as a page does when another tab has changed something.
    pub fn look(&mut self) {
        let (repository, shown, now) = (&mut self.repository, &mut self.shown, self.now);
        shown.favourites = repository.load(now).unwrap_or_else(|_| shown.favourites.clone());
        shown.routines = repository.load(now).unwrap_or_else(|_| shown.routines.clone());
        shown.kept = repository.load(now).unwrap_or_else(|_| shown.kept.clone());
        shown.journal = repository.load(now).unwrap_or_else(|_| shown.journal.clone());
        shown.settings = repository.load(now).unwrap_or_else(|_| shown.settings.clone());
        shown.courses = repository.load(now).unwrap_or_else(|_| shown.courses.clone());
    }

    pub fn does(&mut self, act: Act) -> PastCheck {
        self.now += 1;
        let now = self.now;
        let saved = match act {
            Act::Mark => self.favourites(|all| all.add(technique(), None, format!("at {now}"))),
            Act::MarkArea => self.favourites(|all| all.add(Favourite::Area(neck().area), None, format!("at {now}"))),
            Act::Unmark => self.favourites(|all| drop(all.remove(technique()))),
            Act::MakeRoutine => self.routines(|all| {
                all.add(Routine::new(RoutineId(now), &format!("Made {now}"))).unwrap();
            }),
            Act::RenameRoutine => {
                let first = self.first_routine();
                self.routines(|all| all.change(first, |routine| routine.rename(&format!("Renamed {now}"))))
            }
            Act::DeleteRoutine => {
                let (first, mut deleted) = (self.first_routine(), None);
                let saved = self.routines(|all| deleted = all.remove(first));
                self.deleted = deleted;
                saved
            }
            Act::BringRoutineBack => match self.deleted.take() {
                Some((index, routine)) => self.routines(|all| all.restore(index, routine).unwrap()),
                None => Ok(()),
            },
            Act::KeepPlanAsRoutine => self.routines(|all| {
                let new = Routine::new(RoutineId(now), &format!("Plan {now}"));
                all.add_steps(None, new, vec![step("One"), step("Two")]).unwrap();
            }),
            Act::AddSteps => {
                let first = self.first_routine();
                let new = Routine::new(RoutineId(now), &format!("Steps {now}"));
                self.routines(|all| {
                    all.add_steps(Some(first), new, vec![step("Three"), step("Four")])
                        .unwrap();
                })
            }
            Act::RemoveStep => {
                let first = self.first_routine();
                self.routines(|all| {
                    all.change(first, |routine| {
                        let step = routine.steps.first().map(|step| step.id);
                        step.map(|step| routine.remove(step));
                    });
                })
            }
            Act::Note => self.journal(|all| {
                let mut entry = Entry {
                    at: now,
                    places: vec![SavedPlace::of(neck())],
                    before: Pain::new(4),
                    ..Entry::default()
                };
                entry.set_note(&format!("Typed at {now}"));
                all.add(entry);
            }),
            Act::ChangeNote => {
                let last = self.shown.journal.entries().last().map(|entry| entry.at);
                self.journal(|all| all.change(last.unwrap_or_default(), |entry| entry.after = Pain::new(1)))
            }
            Act::DeleteNote => {
                let first = self.shown.journal.entries().first().map(|entry| entry.at);
                self.journal(|all| all.remove(first.unwrap_or_default()))
            }
            Act::DeleteJournal => self.journal(unknot::domain::journal::entries::Journal::clear),
            Act::Check => {
                let profile = Profile {
                    was_asked: true,
                    medicines: Some(vec![Medicine::Statin]),
                    ..Profile::default()
                };
                let mut done = Interview::new(the_check(), vec![neck()], profile);
                done.send_about_person(&[], &[]);
                self.kept(|kept| kept.keep(&done, now))
            }
            Act::SayWhereTheKnotIs => {
                self.kept(|kept| kept.change_knot(neck(), |knot| knot.describe(&format!("Two fingers in, {now}"))))
            }
            Act::ForgetPerson => self.kept(unknot::domain::check::history::CheckHistory::forget_person),
            Act::StartCourse => self.start_course(),
            Act::LookBack => self.look_back(),
            Act::WriteForFlareUps => {
                let words = self.now.to_string();
                self.courses(|all| all.write(Prompt::Helps, &words))
            }
            Act::EndCourse => self.end_course(),
            Act::ChooseTheme => self.choose_theme(),
            Act::ImportMine => return self.import(Preference::Mine),
            Act::ImportFile => return self.import(Preference::File),
            Act::DeleteEverything => {
                let deleted = restore::delete_everything(&mut self.repository);
                self.look();
                return self.remember(deleted.ok());
            }
            Act::TakeBack => return self.take_back(),
        };
        saved.map_err(|_| NotDone::InMemory)
    }

    fn start_course(&mut self) -> Result<(), NotSaved> {
        let now = self.now;
        self.courses(|all| {
            all.add(Course::new(SavedPlace::of(neck()), now, now));
        })
    }

    fn look_back(&mut self) -> Result<(), NotSaved> {
        let (running, now) = (self.shown.courses.running().map(|course| course.started), self.now);
        self.courses(|all| {
            all.change(running.unwrap_or_default(), |course| {
                course.name_activity("carry the shopping");
                course.rate_activity(Difficulty::new(4), now);
                course.look_back(Review {
                    shown: now,
                    slept: Some(Sleep::Badly),
                    ..Review::default()
                });
            });
        })
    }

    fn end_course(&mut self) -> Result<(), NotSaved> {
        let running = self.shown.courses.running().map(|course| course.started);
        let end = End {
            shown: self.now,
            how: Ending::Enough,
        };
        self.courses(|all| all.change(running.unwrap_or_default(), |course| course.end = Some(end)))
    }

    fn choose_theme(&mut self) -> Result<(), NotSaved> {
        let theme = if self.shown.settings.theme == Theme::Dark {
            Theme::Light
        } else {
            Theme::Dark
        };
        let change = self
            .repository
            .change(|| self.shown.settings.clone(), self.now, |all| all.theme = theme);
        self.shown.settings = change.value;
        change.saved
    }

    fn first_routine(&self) -> RoutineId {
        let first = self.shown.routines.all().first();
        first.map_or(RoutineId(0), |routine| routine.id)
    }

    fn import(&mut self, prefer: Preference) -> PastCheck {
        let backup = backup::read(FILE).unwrap();
        let import = Import::of(backup, &mut self.repository, self.now).unwrap();
        let imported = restore::import(import.backup, prefer, &mut self.repository, self.now);
        self.look();
        self.remember(imported.ok())
    }

    fn take_back(&mut self) -> PastCheck {
        let Some(undo) = self.undo.take() else { return Ok(()) };
        let undone = restore::take_back(&undo, &mut self.repository, self.now);
        self.look();
        undone.map_err(|reason| match reason {
            NotTakenBack::NotStored(_) => NotDone::InMemory,
            NotTakenBack::NotRead(_) => {
                self.undo = Some(undo);
                NotDone::Refused
            }
        })
    }

    fn remember(&mut self, undo: Option<Undo>) -> PastCheck {
        if undo.is_none() {
            return Err(NotDone::Refused);
        }
        self.undo = undo;
        Ok(())
    }

    fn favourites(&mut self, change: impl FnOnce(&mut unknot::domain::favourites::Favourites)) -> Result<(), NotSaved> {
        let changed = self
            .repository
            .change(|| self.shown.favourites.clone(), self.now, change);
        self.shown.favourites = changed.value;
        changed.saved
    }

    fn routines(
        &mut self,
        change: impl FnOnce(&mut unknot::domain::routine::routines::Routines),
    ) -> Result<(), NotSaved> {
        let changed = self.repository.change(|| self.shown.routines.clone(), self.now, change);
        self.shown.routines = changed.value;
        changed.saved
    }

    fn journal(&mut self, change: impl FnOnce(&mut unknot::domain::journal::entries::Journal)) -> Result<(), NotSaved> {
        let changed = self.repository.change(|| self.shown.journal.clone(), self.now, change);
        self.shown.journal = changed.value;
        changed.saved
    }

    fn courses(&mut self, change: impl FnOnce(&mut Courses)) -> Result<(), NotSaved> {
        let changed = self.repository.change(|| self.shown.courses.clone(), self.now, change);
        self.shown.courses = changed.value;
        changed.saved
    }

    fn kept(&mut self, change: impl FnOnce(&mut unknot::domain::check::history::CheckHistory)) -> Result<(), NotSaved> {
        let changed = self.repository.change(|| self.shown.kept.clone(), self.now, change);
        self.shown.kept = changed.value;
        changed.saved
    }
}
