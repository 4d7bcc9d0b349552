//! Which module uses which, read from the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;
use syn::{Attribute, Item, ItemUse, UseTree};

/// The path of a module within its crate, such as `["domain", "check", "plan"]`; the crate itself is empty.
pub type Module = Vec<String>;

/// The modules of a crate, each with what its sources name outside of their tests.
#[derive(Debug)]
pub struct Graph {
    named: BTreeMap<Module, BTreeSet<Vec<String>>>,
}

impl Graph {
    /// Reads all sources of a crate, of which `root` is the folder with `lib.rs`.
    pub fn read(root: &Path) -> Self {
        let modules = sources(root).into_iter().map(|file| {
            let module = module(root, &file);
            let source = fs::read_to_string(&file).expect("sources can be read");
            let syntax = syn::parse_file(&source).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let mut names = Names {
                here: module.clone(),
                found: BTreeSet::new(),
            };
            names.visit_file(&syntax);
            (module, names.found)
        });
        Self {
            named: modules.collect(),
        }
    }

    /// Every module with the paths that it names: those of this crate start with `crate`, others with a crate's name.
    pub fn named(&self) -> impl Iterator<Item = (&Module, &BTreeSet<Vec<String>>)> {
        self.named.iter()
    }

    /// The modules of this crate that a module uses.
    pub fn uses(&self, module: &Module) -> BTreeSet<Module> {
        let paths = self.named.get(module).into_iter().flatten();
        let own = paths.filter_map(|path| path.split_first().filter(|(first, _)| *first == "crate"));
        let mut used: BTreeSet<Module> = own.filter_map(|(_, rest)| self.module_of(rest)).collect();
        used.remove(module);
        used
    }

    /// The innermost module that a path leads to; `None` for the crate itself.
    fn module_of(&self, path: &[String]) -> Option<Module> {
        let lengths = (1..=path.len()).rev();
        let prefixes = lengths.map(|length| &path[..length]);
        prefixes
            .map(<[String]>::to_vec)
            .find(|prefix| self.named.contains_key(prefix))
    }

    /// The modules with what each uses, made coarser by `room`.
    pub fn rooms(&self, room: impl Fn(&Module) -> Option<Module>) -> BTreeMap<Module, BTreeSet<Module>> {
        let mut rooms: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for module in self.named.keys() {
            let Some(from) = room(module) else { continue };
            let used = self
                .uses(module)
                .iter()
                .filter_map(&room)
                .filter(|to| *to != from)
                .collect();
            let known: &mut BTreeSet<Module> = rooms.entry(from).or_default();
            *known = known.union(&used).cloned().collect();
        }
        rooms
    }
}

/// A way from a module back to itself, if there is one.
pub fn circle(uses: &BTreeMap<Module, BTreeSet<Module>>) -> Option<Vec<Module>> {
    let mut cleared = BTreeSet::new();
    uses.keys()
        .find_map(|start| way_back(start, uses, &mut Vec::new(), &mut cleared))
}

fn way_back(
    module: &Module,
    uses: &BTreeMap<Module, BTreeSet<Module>>,
    way: &mut Vec<Module>,
    cleared: &mut BTreeSet<Module>,
) -> Option<Vec<Module>> {
    if let Some(start) = way.iter().position(|known| known == module) {
        return Some(way[start..].to_vec());
    }
    if cleared.contains(module) {
        return None;
    }
    way.push(module.clone());
    for next in uses.get(module).into_iter().flatten() {
        if let Some(found) = way_back(next, uses, way, cleared) {
            return Some(found);
        }
    }
    way.pop();
    cleared.insert(module.clone());
    None
}

/// Collects the paths that a file names.
struct Names {
    here: Module,
    found: BTreeSet<Vec<String>>,
}

impl Names {
    fn note(&mut self, path: Vec<String>) {
        let mut parts = path.into_iter().peekable();
        let mut from = self.here.clone();
        match parts.peek().map(String::as_str) {
            Some("self" | "super") => {
                while let Some(part) = parts.next_if(|part| part == "self" || part == "super") {
                    if part == "super" {
                        from.pop();
                    }
                }
                let whole = std::iter::once("crate".to_owned()).chain(from).chain(parts);
                self.found.insert(whole.collect());
            }
            _ => {
                self.found.insert(parts.collect());
            }
        }
    }

    fn note_tree(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.note_tree(&path.tree, &with(&path.ident)),
            UseTree::Name(name) => self.note(with(&name.ident)),
            UseTree::Rename(name) => self.note(with(&name.ident)),
            UseTree::Glob(_) => self.note(before.to_vec()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.note_tree(tree, before)),
        }
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item(&mut self, item: &'ast Item) {
        let is_test = matches!(item, Item::Mod(module) if module.attrs.iter().any(is_cfg_test));
        if !is_test {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.note_tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        let starts_here = matches!(parts[0].as_str(), "crate" | "self" | "super");
        if parts.len() > 1 && (starts_here || parts[0].starts_with(|first: char| first.is_ascii_lowercase())) {
            self.note(parts);
        }
        syn::visit::visit_path(self, path);
    }
}

fn is_cfg_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .parse_args::<syn::Ident>()
            .is_ok_and(|condition| condition == "test")
}

fn module(root: &Path, file: &Path) -> Module {
    let inside = file
        .strip_prefix(root)
        .expect("the file lies under its root")
        .with_extension("");
    let mut parts: Module = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts
        .last()
        .is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main"))
    {
        parts.pop();
    }
    parts
}

/// All sources under a folder.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder exists");
    let paths = entries.map(|entry| entry.expect("a readable entry").path());
    paths
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}
