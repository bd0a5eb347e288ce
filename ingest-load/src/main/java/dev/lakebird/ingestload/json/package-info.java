/// Newline-delimited JSON: one object a line.
@NullMarked
package dev.lakebird.ingestload.json;

import org.jspecify.annotations.NullMarked;
