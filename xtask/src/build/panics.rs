//! Makes all panics name one place in the source.
//!
//! The compiler gives every panic the file, the line and the column where it stands. Nobody reads these on a phone, and
//! they name folders of the machine that built the app. `docs/PERFORMANCE.md` says what they weigh. The message of a panic
//! stays as it is.

use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{
    BinaryReader, DataSectionReader, KnownCustom, Linking, LinkingSectionReader, Parser, Payload, RelocSectionReader,
    SymbolInfo,
};

/// A `core::panic::Location`: where the path begins, how long it is, line and column, of four bytes each.
const LOCATION: usize = 16;

/// Changes what the relocations of the code refer to, in a program that the linker wrote with them. The cut then moves
/// what the code refers to.
pub(super) fn merge_locations(program: &mut [u8]) -> Result<()> {
    let linked = Linked::read(program).context("the linker's notes cannot be read")?;
    let locations = linked.locations(program);
    let Some(first) = locations.first() else {
        return Ok(());
    };
    for relocation in &linked.of_code {
        if locations.contains(&relocation.symbol) {
            overwrite(program, relocation.symbol_at, *first);
        }
    }
    Ok(())
}

/// Something that refers to a symbol.
struct Relocation {
    /// Where in the file it stands: the place that is relocated for data, and nothing for code.
    at: usize,
    symbol: u32,
    /// Where in the file the symbol's number stands.
    symbol_at: usize,
    addend: i64,
}

/// The linking metadata of a program.
#[derive(Default)]
struct Linked {
    /// The bytes of each symbol in the file, in the order of their numbers; `None` if it is no data.
    symbols: Vec<Option<Range<usize>>>,
    of_code: Vec<Relocation>,
    of_data: Vec<Relocation>,
}

impl Linked {
    fn read(program: &[u8]) -> Result<Self> {
        let mut linked = Self::default();
        let (mut segments, mut data_begins) = (Vec::new(), 0);
        for payload in Parser::new(0).parse_all(program) {
            match payload? {
                Payload::DataSection(section) => {
                    data_begins = usize::try_from(section.range().start)?;
                    segments = begins_of_segments(section)?;
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(linking) => linked.symbols = data_of_symbols(linking, &segments)?,
                    KnownCustom::Reloc(relocations) if section.name() == "reloc.CODE" => {
                        linked.of_code = read_relocations(program, &relocations, 0)?;
                    }
                    KnownCustom::Reloc(relocations) if section.name() == "reloc.DATA" => {
                        linked.of_data = read_relocations(program, &relocations, data_begins)?;
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(linked)
    }

    fn data(&self, symbol: u32) -> Option<Range<usize>> {
        self.symbols.get(symbol as usize).cloned().flatten()
    }

    /// The symbols that hold the location of a panic: as long as one, with an address in its first word alone, which is
    /// that of the path of a file of Rust.
    fn locations(&self, program: &[u8]) -> BTreeSet<u32> {
        let is_location = |data: &Range<usize>| {
            if data.len() != LOCATION {
                return false;
            }
            let mut inside = self.of_data.iter().filter(|relocation| data.contains(&relocation.at));
            let path = inside.next().filter(|relocation| relocation.at == data.start);
            inside.next().is_none() && path.is_some_and(|path| self.is_path(program, path, data.start + 4))
        };
        let symbols = (0..).zip(&self.symbols);
        symbols
            .filter(|(_, data)| data.as_ref().is_some_and(is_location))
            .map(|(symbol, _)| symbol)
            .collect()
    }

    fn is_path(&self, program: &[u8], path: &Relocation, length_at: usize) -> bool {
        let read = || {
            let length = program.get(length_at..length_at + 4)?.first_chunk()?;
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            let start = self.data(path.symbol)?.start + usize::try_from(path.addend).ok()?;
            program.get(start..start + length)
        };
        read().is_some_and(|path| path.ends_with(b".rs"))
    }
}

fn begins_of_segments(section: DataSectionReader<'_>) -> Result<Vec<usize>> {
    let begins = section.into_iter().map(|segment| {
        let segment = segment?;
        Ok(usize::try_from(segment.range.end)? - segment.data.len())
    });
    begins.collect()
}

fn data_of_symbols(linking: LinkingSectionReader<'_>, segments: &[usize]) -> Result<Vec<Option<Range<usize>>>> {
    for subsection in linking {
        if let Linking::SymbolTable(symbols) = subsection? {
            let data = symbols.into_iter().map(|symbol| match symbol? {
                SymbolInfo::Data {
                    symbol: Some(defined), ..
                } => {
                    let segment = segments.get(defined.index as usize).context("no such segment")?;
                    let start = segment + defined.offset as usize;
                    Ok(Some(start..start + defined.size as usize))
                }
                _ => Ok(None),
            });
            return data.collect();
        }
    }
    Ok(Vec::new())
}

/// Relocations in a section that begins at `begin`.
fn read_relocations(program: &[u8], section: &RelocSectionReader<'_>, begin: usize) -> Result<Vec<Relocation>> {
    let entries = section.entries().into_iter_with_offsets().map(|entry| {
        let (entry_at, entry) = entry?;
        // Before the symbol stand the kind, of one byte, and the offset.
        let offset_at = usize::try_from(entry_at)? + 1;
        let mut reader = BinaryReader::new(program.get(offset_at..).unwrap_or_default(), 0);
        reader.read_var_u32()?;
        Ok(Relocation {
            at: begin + entry.offset as usize,
            symbol: entry.index,
            symbol_at: offset_at + usize::try_from(reader.original_position())?,
            addend: entry.addend,
        })
    });
    entries.collect()
}

/// Writes a number in place of one that is not smaller, with as many bytes.
fn overwrite(program: &mut [u8], mut at: usize, mut number: u32) {
    while let Some(byte) = program.get_mut(at) {
        let goes_on = *byte & 0x80;
        *byte = u8::try_from(number & 0x7f).unwrap_or_default() | goes_on;
        number >>= 7;
        at += 1;
        if goes_on == 0 {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ConstExpr, CustomSection, DataSection, DataSymbolDefinition, LinkingSection, MemorySection, MemoryType, Module,
        SymbolTable,
    };

    use super::*;

    /// `R_WASM_MEMORY_ADDR_SLEB` and `R_WASM_MEMORY_ADDR_I32`.
    const IN_CODE: u8 = 4;
    const IN_DATA: u8 = 5;
    const PATH: &[u8] = b"src/a.rs";

    fn relocations(section: u8, kind: u8, all: &[(u8, u8)]) -> Vec<u8> {
        let mut bytes = vec![section, u8::try_from(all.len()).expect("few")];
        for (offset, symbol) in all {
            // The symbol takes two bytes, as where there are many of them.
            bytes.extend([kind, *offset, symbol | 0x80, 0, 0]);
        }
        bytes
    }

    /// A path, two locations with it, and 16 bytes that begin with its address and are none.
    fn program() -> Vec<u8> {
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let location = |line: u8| [0, 0, 0, 0, 8, 0, 0, 0, line, 0, 0, 0, 1, 0, 0, 0];
        let no_location = [0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        let data = [PATH, &location(1), &location(2), &no_location].concat();
        let mut segments = DataSection::new();
        segments.active(0, &ConstExpr::i32_const(0), data);
        let mut symbols = SymbolTable::new();
        for (offset, size) in [(0, 8), (8, 16), (24, 16), (40, 16)] {
            let definition = DataSymbolDefinition { index: 0, offset, size };
            symbols.data(0, "symbol", Some(definition));
        }
        let mut linking = LinkingSection::new();
        linking.symbol_table(&symbols);
        // The data begin after a count and the six bytes before the first segment's.
        let of_data = relocations(1, IN_DATA, &[(6 + 8, 0), (6 + 24, 0), (6 + 40, 0)]);
        let of_code = relocations(0, IN_CODE, &[(1, 1), (9, 2), (17, 3), (25, 0)]);
        let mut module = Module::new();
        module.section(&memories).section(&segments).section(&linking);
        for (name, data) in [("reloc.CODE", of_code), ("reloc.DATA", of_data)] {
            module.section(&CustomSection {
                name: name.into(),
                data: data.into(),
            });
        }
        module.finish()
    }

    #[test]
    fn all_locations_become_the_first_and_nothing_else_moves() {
        let mut program = program();
        let length = program.len();
        merge_locations(&mut program).expect("it can be read");
        assert_eq!(program.len(), length);
        let linked = Linked::read(&program).expect("it is still whole");
        let symbols: Vec<_> = linked.of_code.iter().map(|relocation| relocation.symbol).collect();
        assert_eq!(symbols, [1, 1, 3, 0]);
        let of_data: Vec<_> = linked.of_data.iter().map(|relocation| relocation.symbol).collect();
        assert_eq!(of_data, [0, 0, 0]);
    }

    #[test]
    fn a_program_without_relocations_stays_as_it_is() {
        let mut program = Module::new().finish();
        let before = program.clone();
        merge_locations(&mut program).expect("it can be read");
        assert_eq!(program, before);
    }
}
