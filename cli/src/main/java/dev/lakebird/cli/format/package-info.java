/// Results as text: tables, CSV, JSON lines.
@NullMarked
package dev.lakebird.cli.format;

import org.jspecify.annotations.NullMarked;
