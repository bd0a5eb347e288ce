/// Stores that tests watch, stop and fill.
@NullMarked
package dev.lakebird.conformance.store;

import org.jspecify.annotations.NullMarked;
