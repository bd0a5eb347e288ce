/// The reference pages, derived from the code, and the corpus's coverage of what they list.
@NullMarked
package dev.lakebird.conformance.reference;

import org.jspecify.annotations.NullMarked;
