package io.escala.acceptance.stage;

import io.escala.crm.account.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateStatus;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Clock;
import java.util.List;

/** The business of the tests: an account with two WhatsApp numbers, a page and an Instagram account, and a stranger's number. */
public final class TestBusiness {
    public static final AccountId ACCOUNT = new AccountId("shop");
    public static final LineId SALES = new LineId("sales");
    public static final LineId SUPPORT = new LineId("support");
    public static final LineId PAGE = new LineId("page");
    public static final LineId INSTAGRAM = new LineId("instagram");
    public static final String SALES_NUMBER = "1060";
    public static final String SUPPORT_NUMBER = "1061";
    public static final String PAGE_ID = "104";
    public static final String INSTAGRAM_ID = "17840";
    /** Another business, with an app of its own; nobody has connected it unless a test does. */
    public static final String STRANGER_NUMBER = "2060";

    public static final String STRANGER_WABA = "2050";
    public static final String STRANGER_APP = "9002";
    public static final String APP = "9001";

    static final String APP_SECRET = "shop-app-secret";
    static final String STRANGER_SECRET = "stranger-app-secret";
    static final String WABA = "2040";
    static final String PORTFOLIO = "3030";

    private static final String READY = "Hola {{1}}, tu pedido ya está.";
    private static final String OFFER = "Hola {{1}}, mira esto.";

    private TestBusiness() {}

    static FakeMeta meta(Clock clock) {
        return FakeMeta.builder()
                .clock(clock)
                .app(App.of(APP, APP_SECRET))
                .app(App.of(STRANGER_APP, STRANGER_SECRET))
                .line(number(SALES_NUMBER, "5493410001122"))
                .line(Page.of(PAGE_ID).app(APP).name("Shop").token(token(PAGE_ID)))
                .line(InstagramAccount.of(INSTAGRAM_ID)
                        .app(APP)
                        .userName("shop")
                        .token(token(INSTAGRAM_ID)))
                .template(Template.of(WABA, "order_ready", "es", READY).category("UTILITY"))
                .template(Template.of(WABA, "offer", "es", OFFER).category("MARKETING"))
                .start();
    }

    /** The account's second number, where the stand-in knows it from now on. */
    public static WhatsAppNumber supportOn(FakeMeta meta) {
        meta.put(support());
        return meta.whatsApp(SUPPORT_NUMBER);
    }

    static WhatsAppNumber support() {
        return number(SUPPORT_NUMBER, "5493410001133");
    }

    static WhatsAppNumber stranger() {
        return WhatsAppNumber.of(STRANGER_NUMBER)
                .app(STRANGER_APP)
                .phone("5493410001144")
                .waba(STRANGER_WABA)
                .portfolio("3031")
                .token(token(STRANGER_NUMBER));
    }

    private static WhatsAppNumber number(String id, String phone) {
        return WhatsAppNumber.of(id)
                .app(APP)
                .phone(phone)
                .waba(WABA)
                .portfolio(PORTFOLIO)
                .token(token(id));
    }

    static String token(String providerId) {
        return "token-of-" + providerId;
    }

    static List<Line> lines() {
        return List.of(
                Line.whatsApp(ACCOUNT, SALES, "Sales", SALES_NUMBER, WABA)
                        .withApp(APP)
                        .withPortfolio(PORTFOLIO),
                Line.whatsApp(ACCOUNT, SUPPORT, "Support", SUPPORT_NUMBER, WABA)
                        .withApp(APP)
                        .withPortfolio(PORTFOLIO),
                Line.messenger(ACCOUNT, PAGE, "Page", PAGE_ID).withApp(APP),
                Line.instagram(ACCOUNT, INSTAGRAM, "Instagram", INSTAGRAM_ID).withApp(APP));
    }

    static List<MessageTemplate> templates() {
        return List.of(
                new MessageTemplate(
                        WABA, "order_ready", "es", TemplateCategory.UTILITY, TemplateStatus.APPROVED, READY),
                new MessageTemplate(WABA, "offer", "es", TemplateCategory.MARKETING, TemplateStatus.APPROVED, OFFER),
                new MessageTemplate(WABA, "pending", "es", TemplateCategory.UTILITY, TemplateStatus.PENDING, READY),
                new MessageTemplate(WABA, "rejected", "es", TemplateCategory.UTILITY, TemplateStatus.REJECTED, READY),
                new MessageTemplate(WABA, "paused", "es", TemplateCategory.UTILITY, TemplateStatus.PAUSED, READY));
    }
}
