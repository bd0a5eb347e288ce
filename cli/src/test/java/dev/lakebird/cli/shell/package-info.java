@NullMarked
package dev.lakebird.cli.shell;

import org.jspecify.annotations.NullMarked;
