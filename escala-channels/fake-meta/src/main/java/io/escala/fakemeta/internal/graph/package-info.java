/**
 * The Graph API side: one router on WireMock, the rules by which a call is refused, and the answers. It sees the
 * world through {@link io.escala.fakemeta.internal.graph.GraphWorld} only.
 */
@NullMarked
package io.escala.fakemeta.internal.graph;

import org.jspecify.annotations.NullMarked;
