//! Gathers the files that the cut makes into a few.
//!
//! The cut writes a file for each set of parts that share code, which is a hundred of them for eight parts. They share one
//! memory and one table of functions at fixed places, and all know the same types. So several become one by standing
//! beside each other, and what called from one into another through the table calls straight.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, FunctionSection, ImportSection, Module, NameMap,
    NameSection, TypeSection,
};
use wasmparser::{
    DataKind, ElementItems, ElementKind, FunctionBody, KnownCustom, Name, Operator, Parser, Payload, TypeRef,
};

/// Makes one file of several.
///
/// # Errors
///
/// When one holds something else than the cut writes.
pub(super) fn gather(files: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut gathered = Gathered::default();
    let pieces = files
        .iter()
        .map(|file| Piece::read(file, &mut gathered))
        .collect::<Result<Vec<_>>>()?;
    let mut code = CodeSection::new();
    for piece in &pieces {
        let mut straight = Straight::of(piece, &gathered)?;
        for body in &piece.bodies {
            straight
                .parse_function_body(&mut code, body.clone())
                .map_err(|error| anyhow!("a function cannot be written anew: {error}"))?;
        }
        for (slot, functions) in &piece.elements {
            let functions: Vec<u32> = functions.iter().map(|function| piece.first + function).collect();
            let slot = ConstExpr::i32_const(*slot);
            gathered
                .elements
                .active(Some(0), &slot, Elements::Functions(functions.into()));
        }
    }
    Ok(gathered.finish(&code))
}

/// The sections of the file that is being made, but for its code.
#[derive(Default)]
struct Gathered {
    types: Option<TypeSection>,
    imports: ImportSection,
    imported: Vec<String>,
    functions: FunctionSection,
    elements: ElementSection,
    data: DataSection,
    names: NameMap,
    count: u32,
    /// The function in each place of the table that is filled from here.
    slots: BTreeMap<i32, u32>,
}

impl Gathered {
    fn finish(self, code: &CodeSection) -> Vec<u8> {
        let mut names = NameSection::new();
        names.functions(&self.names);
        let mut module = Module::new();
        module.section(&self.types.unwrap_or_default());
        module.section(&self.imports).section(&self.functions);
        if !self.slots.is_empty() {
            module.section(&self.elements);
        }
        module.section(code).section(&self.data).section(&names);
        module.finish()
    }
}

/// What is gathered of one file.
struct Piece<'a> {
    /// The number of its first function among all.
    first: u32,
    bodies: Vec<FunctionBody<'a>>,
    elements: Vec<(i32, Vec<u32>)>,
}

impl<'a> Piece<'a> {
    fn read(file: &'a [u8], gathered: &mut Gathered) -> Result<Self> {
        let mut piece = Self {
            first: gathered.count,
            bodies: Vec::new(),
            elements: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(file) {
            match payload? {
                Payload::TypeSection(section) if gathered.types.is_none() => {
                    let mut types = TypeSection::new();
                    wasm_encoder::reencode::RoundtripReencoder
                        .parse_type_section(&mut types, section)
                        .map_err(|error| anyhow!("the types cannot be read: {error}"))?;
                    gathered.types = Some(types);
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        ensure!(
                            !matches!(import.ty, TypeRef::Func(_)),
                            "a part asks for the function {}",
                            import.name
                        );
                        if !gathered.imported.iter().any(|name| name == import.name) {
                            gathered.imported.push(import.name.to_owned());
                            wasm_encoder::reencode::utils::parse_import(
                                &mut wasm_encoder::reencode::RoundtripReencoder,
                                &mut gathered.imports,
                                import,
                            )
                            .map_err(|error| anyhow!("an import cannot be read: {error}"))?;
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        gathered.functions.function(kind?);
                        gathered.count += 1;
                    }
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        let element = element?;
                        let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
                            (element.kind, element.items)
                        else {
                            return Err(anyhow!("a part fills the table in another way than expected"));
                        };
                        let slot = constant(&offset_expr)?;
                        let functions = functions.into_iter().collect::<Result<Vec<u32>, _>>()?;
                        gathered
                            .slots
                            .extend((slot..).zip(functions.iter().map(|function| piece.first + function)));
                        piece.elements.push((slot, functions));
                    }
                }
                Payload::DataSection(section) => {
                    for data in section {
                        let data = data?;
                        let DataKind::Active { offset_expr, .. } = data.kind else {
                            return Err(anyhow!("a part brings data in another way than expected"));
                        };
                        if !data.data.is_empty() {
                            let offset = ConstExpr::i32_const(constant(&offset_expr)?);
                            gathered.data.active(0, &offset, data.data.iter().copied());
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => piece.bodies.push(body),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        for name in names {
                            if let Name::Function(functions) = name? {
                                for function in functions {
                                    let function = function?;
                                    gathered.names.append(piece.first + function.index, function.name);
                                }
                            }
                        }
                    }
                }
                Payload::ExportSection(section) => ensure!(section.count() == 0, "a part gives something out"),
                Payload::GlobalSection(_) | Payload::StartSection { .. } => {
                    return Err(anyhow!("a part holds something of its own that cannot be gathered"));
                }
                _ => {}
            }
        }
        Ok(piece)
    }
}

/// A number that the cut has fixed.
fn constant(expression: &wasmparser::ConstExpr<'_>) -> Result<i32> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value),
        other => Err(anyhow!("a place is not fixed: {other:?}")),
    }
}

/// Writes the functions of a piece with their new numbers.
struct Straight {
    first: u32,
    /// Those that only call through the table what is here too, and what that is.
    through: BTreeMap<u32, u32>,
}

impl Straight {
    fn of(piece: &Piece<'_>, gathered: &Gathered) -> Result<Self> {
        let mut through = BTreeMap::new();
        for (index, body) in (0..).zip(&piece.bodies) {
            if let Some(function) = slot_called(body)?.and_then(|slot| gathered.slots.get(&slot)) {
                through.insert(index, *function);
            }
        }
        Ok(Self {
            first: piece.first,
            through,
        })
    }
}

impl Reencode for Straight {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.through.get(&function).copied().unwrap_or(self.first + function))
    }
}

/// The place in the table that a function calls, with what it was given, if it does nothing else.
fn slot_called(body: &FunctionBody<'_>) -> Result<Option<i32>> {
    let mut operators = body.get_operators_reader()?;
    let mut given = 0;
    while !operators.eof() {
        match operators.read().context("a function cannot be read")? {
            Operator::LocalGet { local_index } if local_index == given => given += 1,
            Operator::I32Const { value } => {
                let calls = matches!(operators.read()?, Operator::CallIndirect { .. });
                let ends = calls && matches!(operators.read()?, Operator::End) && operators.eof();
                return Ok(ends.then_some(value));
            }
            _ => return Ok(None),
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, Function, MemoryType, RefType, TableType};

    use super::*;

    /// A file with functions, which imports what all share, and fills places of the table with its functions.
    fn file(bodies: &[Function], elements: Option<(i32, &[u32])>, data: &[u8]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        let table = TableType {
            element_type: RefType::FUNCREF,
            minimum: 9,
            maximum: None,
            table64: false,
            shared: false,
        };
        imports.import("__wasm_split", "memory", EntityType::Memory(memory));
        imports.import("__wasm_split", "__indirect_function_table", EntityType::Table(table));
        let (mut functions, mut code, mut all_data) = (FunctionSection::new(), CodeSection::new(), DataSection::new());
        for body in bodies {
            functions.function(0);
            code.function(body);
        }
        all_data.active(0, &ConstExpr::i32_const(64), data.iter().copied());
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        if let Some((slot, functions)) = elements {
            let mut section = ElementSection::new();
            section.active(
                Some(0),
                &ConstExpr::i32_const(slot),
                Elements::Functions(functions.into()),
            );
            module.section(&section);
        }
        module.section(&code).section(&all_data);
        module.finish()
    }

    fn calling(function: u32) -> Function {
        let mut body = Function::new([]);
        body.instructions().call(function).end();
        body
    }

    fn calling_through(slot: i32) -> Function {
        let mut body = Function::new([]);
        body.instructions().i32_const(slot).call_indirect(0, 0).end();
        body
    }

    /// The functions that the functions of a file call first, by their numbers.
    fn calls(file: &[u8]) -> Result<Vec<Option<u32>>> {
        let mut calls = Vec::new();
        for payload in Parser::new(0).parse_all(file) {
            if let Payload::CodeSectionEntry(body) = payload? {
                let called = match body.get_operators_reader()?.read()? {
                    Operator::Call { function_index } => Some(function_index),
                    _ => None,
                };
                calls.push(called);
            }
        }
        Ok(calls)
    }

    #[test]
    fn what_is_in_the_same_file_is_called_straight_and_the_rest_through_the_table() -> Result<()> {
        let one = file(
            &[calling(2), calling(3), calling_through(5), calling_through(7)],
            None,
            b"one",
        );
        let mut nothing = Function::new([]);
        nothing.instructions().nop().end();
        let other = file(&[nothing], Some((5, &[0])), b"two");
        let gathered = gather(&[one, other])?;
        // The fifth function is the other file's first; nothing here is in the seventh place.
        assert_eq!(calls(&gathered)?, [Some(4), Some(3), None, None, None]);
        let kept = Parser::new(0).parse_all(&gathered).filter_map(Result::ok);
        let counts: Vec<u32> = kept
            .filter_map(|payload| match payload {
                Payload::ImportSection(section) => Some(section.count()),
                Payload::DataSection(section) => Some(section.count()),
                _ => None,
            })
            .collect();
        assert_eq!(counts, [2, 2]);
        Ok(())
    }

    #[test]
    fn a_file_that_gives_something_out_is_refused() {
        let mut exports = wasm_encoder::ExportSection::new();
        exports.export("here", wasm_encoder::ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&exports);
        assert!(gather(&[module.finish()]).is_err());
    }
}
