/// Reading the past: which commit a moment means.
@NullMarked
package dev.lakebird.timetravel;

import org.jspecify.annotations.NullMarked;
