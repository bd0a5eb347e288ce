/// Window functions: ordered rows, frames, and what is computed over them.
@NullMarked
package dev.lakebird.queryexec.window;

import org.jspecify.annotations.NullMarked;
