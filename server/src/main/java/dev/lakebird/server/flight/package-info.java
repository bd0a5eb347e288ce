/// The Flight SQL door: statements, prepared statements, bulk ingest, metadata.
@NullMarked
package dev.lakebird.server.flight;

import org.jspecify.annotations.NullMarked;
