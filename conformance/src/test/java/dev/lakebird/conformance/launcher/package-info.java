/// The launcher script.
@NullMarked
package dev.lakebird.conformance.launcher;

import org.jspecify.annotations.NullMarked;
