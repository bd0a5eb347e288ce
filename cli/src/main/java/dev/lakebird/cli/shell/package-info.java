/// The shell for people: a prompt with history and completion over a [dev.lakebird.cli.shell.Statements].
@NullMarked
package dev.lakebird.cli.shell;

import org.jspecify.annotations.NullMarked;
