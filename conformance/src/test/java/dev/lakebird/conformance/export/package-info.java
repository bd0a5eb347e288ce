/// EXPORT DATA as a user sees it: files, manifests, and what failures leave.
@NullMarked
package dev.lakebird.conformance.export;

import org.jspecify.annotations.NullMarked;
