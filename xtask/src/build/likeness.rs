//! Orders the functions of a file so that each stands beside the one that it resembles most: what repeats nearby compresses
//! better.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use anyhow::Result;
use wasm_encoder::{Encode, NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

/// As many numbers stand for a function; the share of them that two functions have in common is, in the mean, the share
/// of their runs of bytes that they have in common (`MinHash`).
const SKETCH: usize = 64;
/// As many bytes are looked at together: an instruction or so.
const RUN: usize = 3;

/// What stands for a function.
type Sketch = [u32; SKETCH];

/// The same file with names for its functions that sort as they should stand.
///
/// # Errors
///
/// When the bytes are no WebAssembly.
pub(super) fn name_by_likeness(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut sketches = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sketches.push(sketch(body.as_bytes())),
            _ => {}
        }
    }
    let mut places = vec![0; sketches.len()];
    for (place, function) in order(&sketches).into_iter().enumerate() {
        places[function] = place;
    }
    let mut names = NameMap::new();
    for (function, place) in (imported..).zip(places) {
        names.append(function, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut bytes = wasm.to_vec();
    bytes.push(section.id());
    section.encode(&mut bytes);
    Ok(bytes)
}

/// The functions, each followed by the one left that resembles it most; where none does, by the first that is left.
fn order(sketches: &[Sketch]) -> Vec<usize> {
    let mut with = HashMap::<(usize, u32), Vec<usize>>::new();
    for (function, sketch) in sketches.iter().enumerate() {
        for (index, number) in sketch.iter().enumerate() {
            with.entry((index, *number)).or_default().push(function);
        }
    }
    let mut left: BTreeSet<usize> = (0..sketches.len()).collect();
    let mut order = Vec::with_capacity(sketches.len());
    while let Some(mut now) = left.pop_first() {
        order.push(now);
        while let Some(next) = most_alike(&sketches[now], &mut with, &left) {
            left.remove(&next);
            order.push(next);
            now = next;
        }
    }
    order
}

/// The one of those left that has most numbers in common with a sketch; `None` if none has any.
fn most_alike(sketch: &Sketch, with: &mut HashMap<(usize, u32), Vec<usize>>, left: &BTreeSet<usize>) -> Option<usize> {
    let mut in_common = HashMap::<usize, usize>::new();
    for key in sketch.iter().copied().enumerate() {
        let Some(functions) = with.get_mut(&key) else { continue };
        functions.retain(|function| left.contains(function));
        for function in functions {
            *in_common.entry(*function).or_default() += 1;
        }
    }
    // The same file comes out of each build.
    let alike = in_common
        .into_iter()
        .max_by_key(|(function, count)| (*count, Reverse(*function)));
    alike.map(|(function, _)| function)
}

/// For each of some ways to mix numbers, the smallest that any run of bytes becomes.
fn sketch(code: &[u8]) -> Sketch {
    let mut smallest = [u32::MAX; SKETCH];
    for run in code.windows(RUN.min(code.len()).max(1)) {
        let number = run.iter().fold(0, |number: u32, byte| number << 8 | u32::from(*byte));
        let mut mixed = number;
        for least in &mut smallest {
            mixed = mix(mixed);
            *least = mixed.min(*least);
        }
    }
    smallest
}

/// Spreads numbers over all of their range, each time in another way; the factor is 2^32 over the golden ratio.
const fn mix(number: u32) -> u32 {
    let spread = number.wrapping_add(1).wrapping_mul(0x9e37_79b1);
    spread ^ (spread >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_stand_beside_those_that_they_resemble() {
        let red = [b"red red apples in a bowl", b"red red apples in a bag!"];
        let blue = [b"seven blue whales at sea", b"seven blue whales at tea"];
        let mixed = [red[0], blue[0], red[1], blue[1]].map(|code| sketch(code));
        assert_eq!(order(&mixed), [0, 2, 1, 3]);
    }

    #[test]
    fn every_function_has_its_place() {
        let all: Vec<Sketch> = (0_u32..200)
            .map(|number| sketch(&number.pow(3).to_le_bytes()))
            .collect();
        let mut places = order(&all);
        places.sort_unstable();
        assert_eq!(places, (0..200).collect::<Vec<_>>());
    }

    #[test]
    fn names_sort_as_the_functions_should_stand() -> Result<()> {
        use wasm_encoder::{CodeSection, Function, FunctionSection, Module, TypeSection};
        let (mut types, mut functions, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        for _ in 0..3 {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code);
        let named = name_by_likeness(&module.finish())?;
        for name in ["000000", "000001", "000002"] {
            assert!(named.windows(6).any(|bytes| bytes == name.as_bytes()), "{name}");
        }
        assert!(name_by_likeness(b"nothing").is_err());
        Ok(())
    }
}
