package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.util.Set;

/** {@code POST /{phone-number-id}/request_code}, {@code /verify_code}, {@code /register} and {@code /deregister}. */
final class NumberRegistration {

    private static final Set<String> METHODS = Set.of("SMS", "VOICE");

    private final GraphWorld world;

    NumberRegistration(GraphWorld world) {
        this.world = world;
    }

    Answer post(WhatsAppNumber number, String edge, Call call) {
        NumberState state = world.number(number.id());
        switch (edge) {
            case "request_code" -> {
                if (!METHODS.contains(call.parameter("code_method"))) {
                    throw new Refused(GraphError.invalid("Param code_method must be one of {SMS, VOICE}"));
                }
                if (call.parameter("language").isEmpty()) {
                    throw new Refused(GraphError.invalid("The parameter language is required."));
                }
                state.sendCode();
            }
            case "verify_code" -> {
                if (!state.verify(call.parameter("code"))) {
                    throw new Refused(GraphError.invalid("The code is wrong"));
                }
            }
            case "register" -> {
                if (!call.parameter("messaging_product").equals("whatsapp")) {
                    throw new Refused(GraphError.invalid("The parameter messaging_product is required."));
                }
                if (!Texts.isDigits(call.parameter("pin"), 6, 6)) {
                    throw new Refused(GraphError.invalid("Param pin must be 6 digits"));
                }
                state.register(call.parameter("pin"), world.now());
            }
            case "deregister" -> state.deregister(world.now());
            default -> throw new IllegalStateException("no such edge: " + edge);
        }
        return Answer.ok(Json.object().put("success", true));
    }
}
