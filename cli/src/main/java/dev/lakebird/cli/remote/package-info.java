/// Statements run by a server over Flight SQL, with results as the engine in this process gives them.
@NullMarked
package dev.lakebird.cli.remote;

import org.jspecify.annotations.NullMarked;
