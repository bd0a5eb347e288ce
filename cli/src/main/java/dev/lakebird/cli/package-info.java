/// The shell and the one-shot commands.
@NullMarked
package dev.lakebird.cli;

import org.jspecify.annotations.NullMarked;
