/// The corpus of statements with their answers, and its runner. `showcase.slt` documents the format.
@NullMarked
package dev.lakebird.conformance.slt;

import org.jspecify.annotations.NullMarked;
