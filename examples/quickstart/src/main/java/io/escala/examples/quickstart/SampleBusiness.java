package io.escala.examples.quickstart;

import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.WhatsAppNumber;

/** The invented business of the demo: one number, one Page, one Instagram account, one template. */
final class SampleBusiness {
    static final App APP = App.of("310000000000001", "an-app-secret-of-no-app");
    static final String VERIFY_TOKEN = "a-verify-token";
    static final WhatsAppNumber NUMBER = WhatsAppNumber.of("700800900100200")
            .app(APP.id())
            .phone("5493410001122")
            .waba("900100200300400")
            .portfolio("500100200300400")
            .token("token-of-the-number");
    static final Page PAGE =
            Page.of("104000000000001").app(APP.id()).name("Tienda Ejemplo").token("token-of-the-page");
    static final InstagramAccount INSTAGRAM = InstagramAccount.of("17841400000000001")
            .app(APP.id())
            .userName("tienda.ejemplo")
            .token("token-of-instagram");
    static final String TEMPLATE_NAME = "pedido_listo";
    static final String TEMPLATE_BODY = "Hola {{1}}, tu pedido ya se puede retirar.";

    private SampleBusiness() {}
}
