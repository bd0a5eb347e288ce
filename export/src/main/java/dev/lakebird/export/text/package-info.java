/// Rows as CSV and as JSON lines, written from vectors into buffers of bytes.
@NullMarked
package dev.lakebird.export.text;

import org.jspecify.annotations.NullMarked;
