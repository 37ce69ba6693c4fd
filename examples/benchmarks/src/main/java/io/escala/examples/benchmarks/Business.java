package io.escala.examples.benchmarks;

import io.escala.channels.AppSecret;
import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;

/** The invented account and line of all benchmarks. */
final class Business {
    static final AccountId ACCOUNT = new AccountId("benchmark");
    static final String APP = "310000000000001";
    static final String APP_SECRET = "an-app-secret-of-no-app";
    static final AppSecret SECRET = AppSecret.of(APP_SECRET);
    static final String WABA = "900100200300400";
    static final String PHONE_NUMBER_ID = "700800900100200";
    static final String DISPLAY_PHONE = "5493410001122";
    static final Line LINE = Line.whatsApp(ACCOUNT, new LineId("whatsapp"), "Benchmark", PHONE_NUMBER_ID, WABA)
            .withApp(APP);

    private Business() {}
}
