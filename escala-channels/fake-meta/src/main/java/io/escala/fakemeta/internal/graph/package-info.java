/**
 * The Graph API: a router on WireMock, the rules by which calls are refused, and the answers. It accesses the state only
 * through {@link io.escala.fakemeta.internal.graph.GraphWorld}.
 */
@NullMarked
package io.escala.fakemeta.internal.graph;

import org.jspecify.annotations.NullMarked;
