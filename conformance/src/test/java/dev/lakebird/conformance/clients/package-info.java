/// Clients of people against a server process: the notebook, and many sessions for long.
@NullMarked
package dev.lakebird.conformance.clients;

import org.jspecify.annotations.NullMarked;
