// Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
//
// The lexicon: words that tell the kind of a failure in the responses of any API.
//
// Programs have what tools/update.sh makes of these lists, detail/lexicon_table.hpp: run it after a
// change.
#ifndef TRIAGE_TABLES_LEXICON_WORDS_HPP
#define TRIAGE_TABLES_LEXICON_WORDS_HPP

#include <triage/tables/rows.hpp>
#include <triage/tables/words.hpp>
#include <triage/vocabulary/category.hpp>
#include <triage/vocabulary/remedy.hpp>
#include <triage/vocabulary/verdict.hpp>

namespace triage::inline TRIAGE_ABI::detail {

/// The lexicon. Traps that these words have are in the tests.
struct lexicon_words : kinds {
  using enum strength;

  static constexpr kind nothing{category::none, action::never, remedy::nothing};
  // Used up for a day, a month or until somebody pays: `after` what the server names, or never.
  static constexpr kind renewed{category::quota_exhausted, action::after, remedy::raise_limit};
  // `after`, as HTTP's own row of the 409 is.
  static constexpr kind conflicts{category::conflict, action::after, remedy::check_resource};
  static constexpr kind passing_conflict{category::conflict, action::backoff, remedy::wait};

  static constexpr word general[] = {
      // What has such words in it and means something else.
      {"credit card|load balancer|load balancing|rate limit write|rate limit read|rate limit "
       "config|"
       "rate limit setting|rate limit policy|rate limit rule|change rate limit|modify rate limit|"
       "update rate limit|set rate limit|configure rate limit|increase rate limit|"
       "raise rate limit|higher rate limit|plan * higher limit|plan * increased limit|"
       "plan * higher rate limit|upgrade * more request|increased limit",
       nothing},
      {"context of transaction|retry policy|cache policy|access policy|bucket policy|cors policy|"
       "privacy policy|policy for content|security policy|network policy|organization policy|"
       "org policy|fair use policy|origin policy|disruption budget|error budget|thinking budget|"
       "token budget|budget token|safety margin|case sensitive|time sensitive|sensitive field|"
       "sensitive data|sensitive information",
       nothing},
      {"complexity budget|query budget|balance sheet|concurrency issue|concurrency "
       "control|concurrency conflict|out of memory|out of time|out of disk|out of space|usage "
       "report|run out of memory|quota report|quota * left|quota * remain|billing page|billing "
       "report|billing address|"
       "billing setting|payment method|payment page|line busy|not rate limited|not limited|"
       "content type|content length|content encoding|unexpected token|"
       "page token|next token|pagination token|continuation token|csrf token|"
       "device token|registration token|push token|sync token|max token|invalid quota|"
       "invalid limit|invalid timeout|timeout must|timeout parameter|host not found|"
       "payment required limit",
       nothing},
      {"auth service|authentication service|authorization service|billing service|"
       "balance service|payment service|quota service|moderation service|rate limit service|"
       "credit service|license service",
       unavailable, sure, statuses::between(500, 599)},

      // The request is at fault. Never more than the status says, but a defence against words that
      // are only names of parameters.
      {"must be|field required|parameter required|missing required|required field|"
       "required parameter|required property|missing parameter|missing field|unknown parameter|"
       "unknown field|unknown argument|unrecognized parameter|unrecognized field|invalid "
       "value|invalid format|malformed request|malformed json|malformed body|"
       "extra inputs|extra forbidden|additional property|validation failed|not valid integer|"
       "unsupported parameter|unsupported value|not be empty|not be blank|not be null|"
       "out of range|too short|longer than # character|more than # character|value not "
       "allowed|value not permitted|null not allowed|"
       "field not allowed|property not allowed|method not allowed|unknown mode",
       bad_request, sure},
      {"invalid parameter|invalid argument|validation error|invalid request|bad request|"
       "unprocessable|not supported|unsupported|invalid input|invalid field",
       bad_request, hint},

      // Refused for what it says.
      {"content exist risk|content risk|risk control|may contain sensitive|contain "
       "sensitive|content policy|content filter|content filtered|content management policy|"
       "content moderation|moderation system|moderation blocked|flagged * moderation|"
       "moderation * flagged|safety system|safety filter|safety policy|responsible ai|"
       "harmful content|inappropriate content|unsafe content|unsafe generation|prohibited content|"
       "sensitive content|usage policy|usage policies|policy violation|violates * policy|"
       "violate * policy|violation of * policy|violates * guideline|violate * guideline|"
       "community guideline|content violation|content violate|nsfw|guardrail|"
       "blocked by * safety|safety setting|content blocked|prompt blocked|blocked * prompt|"
       "data inspection|illegal prompt|sensitive word|disallowed content|disallowed "
       "material|sexual content|nudity|pornographic|hate speech|explicit content|"
       "invalid prompt content|content safety|blocked * content|content * blocked|"
       "prohibited use|acceptable use",
       refused_content, sure},
      {"violate * term|failed to moderate|moderated|moderation "
       "filter|flagged|harmful|inappropriate|prompt rejected|sensitive new",
       refused_content, likely},
      {"moderation|safety|unsafe", refused_content, hint},

      // No money.
      {"insufficient buying power|insufficient qty|insufficient quantity|insufficient margin|"
       "insufficient balance|insufficient credit|insufficient fund|insufficient * balance|"
       "insufficient * credit|insufficient * fund|not enough credit|not enough balance|"
       "not enough fund|not enough money|not enough * credit|not enough * balance|"
       "not sufficient balance|not sufficient fund|not sufficient credit|balance "
       "insufficient|credit insufficient|balance * insufficient|"
       "credit * insufficient|balance too low|credit too low|balance low|low balance|"
       "balance not enough|balance not sufficient|balance * not enough|insufficient wallet|"
       "credit low|low credit",
       out_of_funds, sure},
      {"insufficient quota|quota insufficient|out of credit|out of fund|lack of fund|lack of "
       "credit|out of balance|ran out of * "
       "credit|run out of * credit|"
       "no more credit|no credit|no credit left|no credit remain|no remaining credit|zero credit|"
       "0 credit|credit exhaust|exhaust * credit|credit used up|used up * credit|"
       "used all * credit|requires more credit|no balance|no * balance|no enough money|no enough "
       "balance|"
       "margin insufficient|fund insufficient|account balance|credit * run out|"
       "credit quota|balance exhaust|balance empty|zero balance|negative balance|"
       "balance negative|balance exceed|credit balance|remaining balance|balance depleted|"
       "credit expired|not have any credit|balance 0|account in debt",
       out_of_funds, sure},
      {"payment overdue|overdue payment|overdue bill|unpaid invoice|unpaid bill|unpaid balance|"
       "invoice unpaid|invoice overdue|overdue|arrears|arrearage|past due|outstanding balance|"
       "outstanding invoice|outstanding payment|billing hard limit|hard limit|"
       "billing not enabled|billing disabled|disabled subscription|subscription "
       "disabled|subscription * disabled|billing account disabled|billing account closed|"
       "billing not active|billing inactive|check billing detail|enable billing|"
       "good standing|no payment method|add * payment method|valid payment method|"
       "prepaid balance|prepayment|suspended due to * payment|suspended * billing|"
       "suspended * unpaid|delinquent|purchase credit|buy credit|buy more credit|"
       "purchase more credit|add credit to account|add more credit|billing quota|fund account",
       out_of_funds, sure},
      {"payment required|billing error|plan billing|top up|topup|recharge|add credit|billing issue|"
       "billing problem|paid balance|require payment|payment needed",
       out_of_funds, likely},
      {"credit|billing|add fund|payment|balance|fund", out_of_funds, hint},

      // A limit of spending.
      {"spend limit|spending limit|budget exceed|exceed * budget|over budget|budget limit|"
       "budget exhaust|max budget|spend cap|spending cap|spending exceed|spend exceed|"
       "cost limit|exceed * spend",
       out_of_quota, sure},

      // Used up until a later day.
      {"per day|a day limit|daily limit|daily request|daily * limit|limit daily|daily quota exceed|"
       "exceed * daily|exhaust * daily|daily quota exhaust|daily usage limit|daily usage "
       "exceed|daily cap|daily free|"
       "used up * daily|daily quota reset|daily maximum|maximum daily|request per day|rpd|tpd|"
       "per month|monthly limit|monthly quota|monthly * limit|monthly usage limit|monthly usage "
       "exceed|monthly usage quota|monthly request|"
       "monthly cap|exceed * monthly|monthly * exceed|weekly limit|weekly * limit|"
       "exceed * weekly|per week|billing cycle|billing period|limit today|today limit|"
       "limit * today|quota * today|request * today|24 hour|24h|current month|"
       "limit * month|plan * month|quota * month|request * month|tomorrow|midnight|day limit|month "
       "limit|until * month|next month|yearly limit|"
       "annual limit|per year",
       renewed, sure},
      {"daily quota", renewed, likely},
      {"daily|monthly|weekly", renewed, hint},
      // Used up, nobody says until when.
      {"credit limit exceed|credit exceed|exceed * credit|maximum credit|maximum * allowed * trial|"
       "maximum * allowed * plan|number * allowed * plan|limitation * subscription|request "
       "limitation|license * expired|licence expired|"
       "subscription ended|subscription cancelled|subscription lapsed|plan ended|usage limit|usage "
       "cap|limit of plan|limit for plan|plan limit|limit * plan|plan * limit|"
       "limit * subscription|free tier limit|free quota|free limit|trial limit|usage quota|"
       "exceed * plan|used all * plan|exceed * current quota|current quota exceed|"
       "quota not enough|not enough quota|out of quota|"
       "quota used up|quota exhaust|exhaust * quota|no quota|quota depleted|no remaining quota|"
       "quota limit reached|subscription limit|tier limit|free trial|trial expired|trial ended|"
       "trial has ended|trial over|plan expired|subscription expired|package expired|"
       "subscription * expired|license expired|no active subscription|run out|ran out|runs "
       "out|subscription inactive|"
       "subscription not active|package exhausted|account limit|request quota|extra usage|"
       "call volume|over query limit|pay go limit|usage hard limit|hard limit",
       renewed, sure},
      {"request limit reached|limit reached|request limit exceed", renewed, sure, 401},
      {"quota exceed|exceed * quota|quota * exceed|over quota|quota limit", renewed, likely},
      {"quota", renewed, hint},
      {"limit exceed|limit reached", renewed, hint, 403},

      // A request that is larger than the limit never fits into it.
      {"request too large for|single request exceed|request * larger than * limit", too_large,
       certain},
      {"request too large|payload too large|entity too large|body too large|file too large|"
       "image too large|body exceed|exceed * size limit|size exceed|exceed * maximum size|"
       "maximum size exceed|file size exceed|file size too|message too large|upload limit|content "
       "too large|"
       "larger than maximum|body limit",
       too_large, sure},
      {"too large|file size", too_large, likely},
      {"context length|context window|context size|maximum context|context limit|"
       "prompt too long|input too long|prompt * too long|input * too long|input length exceed|"
       "exceed * maximum * token|exceed * token limit|token count * exceed|"
       "token * exceed * maximum|token * exceed * limit|prompt length|reduce * length|"
       "reduce prompt|prompt exceed|exceed * input length|model token limit|prompt * too "
       "large|input token * exceed|input exceed|maximum sequence length|"
       "sequence length|maximum model len|too long for model|maximum prompt|maximum input length|"
       "length of prompt|token limit for model|prompt token|prompt too large|"
       "model maximum|exceed * context|reduce * context|too many input token|"
       "number of tokens * exceed|longer than * context|conversation too long",
       too_long, sure},
      {"too many token|token limit|string too long|text too long|exceed * token", too_long, likely},

      // The credential.
      {"access token expired|token expired|expired token|jwt expired|session expired|"
       "expired session|token * expired|expired access token|expired jwt|expired security token|"
       "session token expired|auth expired|authentication expired|login expired",
       expired_key, sure},
      {"invalid api key|api key invalid|api key not valid|api key * invalid|api key * not valid|"
       "incorrect api key|invalid apikey|apikey invalid|wrong api key|bad api key|"
       "unknown api key|api key not found|missing api key|api key missing|no api key|"
       "api key required|require api key|api key expired|expired api key|api key revoked|"
       "api key disabled|api key inactive|api key not exist|valid api key|"
       "invalid access token|access token invalid|validating access token|invalid token|"
       "token invalid|token not valid|token * invalid|token * not valid|token not recognized|"
       "unrecognized token|invalid jwt|jwt malformed|malformed jwt|jwt * invalid|invalid id token|"
       "bad token|invalid refresh token|refresh token * invalid|invalid oauth",
       bad_key, sure},
      {"no credential found|not validate * credential|not validate * key|refresh failed|"
       "login failure|illegal * signature|signature failed|sign failed|validate * token failed|"
       "key not registered|authorization code|passphrase|key deactivated|key deleted|key "
       "disabled|key * disabled|key * revoked|"
       "key * deactivated|invalid app key|invalid appkey|access key|access sign|"
       "invalid credential|bad credential|credential invalid|credential not valid|"
       "incorrect credential|wrong credential|missing credential|credential missing|"
       "no credential|credential required|invalid signature|signature not match|"
       "signature mismatch|signature invalid|signature not valid|incorrect signature|"
       "signature verification|signature * wrong|signature * invalid|signature * incorrect|"
       "signature error|signature * not valid|bad signature|wrong signature|signature * not "
       "match|invalid sign|"
       "sign error|invalid grant|invalid client|unauthorized client|invalid username|"
       "invalid password|wrong password|incorrect password|incorrect username|"
       "username or password|email or password|invalid login|login failed",
       bad_key, sure},
      {"authentication failed|authentication failure|authentication fail|authentication required|"
       "require authentication|not authenticated|"
       "not authenticate|failed to authenticate|failed authentication|auth failed|auth failure|"
       "auth required|missing authentication|missing authorization|missing auth|"
       "authorization header|authorization required|no authorization|no auth|missing token|"
       "token missing|token required|token not provided|no token|token revoked|"
       "token * revoked|key revoked|invalid session|session invalid|log in again|login again|"
       "login required|not logged in|must log in|please log in|need * log in|not signed in|"
       "unrecognized client|invalid access key|access key * not exist|security token|"
       "invalid secret|invalid auth|invalid authentication|invalid authorization|"
       "invalid bearer|authentication credential|authentication unsuccessful|"
       "recv window|request time skew|clock skew|timestamp * window|timestamp * ahead|"
       "invalid nonce|invalid timestamp|timestamp expired|re authenticate|reauthenticate|"
       "reauthorize|sso required|invalid client id|unknown client|invalid app id|invalid appid|"
       "api key * wrong|invalid ak|password changed",
       bad_key, sure},
      {"authentication error|unauthenticated|auth error|invalid * token|expired * token|"
       "missing * token|wrong token|unknown token",
       bad_key, likely},
      {"api key|unauthorized|not authorized|invalid key|key invalid", bad_key, hint},

      // What the account may not do.
      {"not authorized * perform|not authorized * execute|invalid ip|ip whitelist|non whitelist|"
       "white list|no privilege|no * privilege|operation privilege|not authorized * access|not "
       "authorized * use|not have permission|"
       "no permission|insufficient permission|"
       "insufficient scope|missing scope|missing * scope|lack * scope|insufficient privilege|"
       "insufficient right|missing permission|missing * permission|lack * permission|"
       "scope required|require * scope|require * permission|permission required|"
       "not have * permission|not have access|not entitled|"
       "write denied|read denied|not in allowlist|not whitelisted|not allowlisted|"
       "ip not allowed|ip address not allowed|ip restricted|ip * whitelist|ip * not allowed|"
       "not available in * country|not available in * region|not supported in * region|"
       "not supported in * country|country not supported|region not supported|"
       "unsupported country|location not supported|restricted location|unsupported region|"
       "unavailable in * country|unavailable in * region|unavailable for account|"
       "unavailable for legal|oauth scope|not enabled for|admin only|"
       "insufficient access|access rights|role required",
       forbidden, sure},
      {"may not", forbidden, sure, 403},
      {"blocked account|account suspended|account * suspended|account disabled|account * "
       "disabled|account banned|"
       "account * banned|account deactivated|account * deactivated|account blocked|"
       "account * blocked|account locked|account * locked|account terminated|"
       "account * terminated|user banned|user disabled|user blocked|user suspended|"
       "workspace deactivated|deactivated workspace|organization disabled|organization "
       "suspended|account frozen|account inactive|"
       "account closed|key suspended|unusual activity|suspicious activity|project suspended",
       suspended, sure},
      {"permission error|permission denied|access denied|forbidden|not permitted|not "
       "allowed|unauthorized access|"
       "unauthorized operation|access forbidden|blacklist|blacklisted|banned|not verified|"
       "service disabled|not activated|accept terms|terms of service|unauthorized user|"
       "feature not available|upgrade plan|plan not include|not included in plan|"
       "paid plan|requires subscription|subscription required|kyc",
       forbidden, likely},

      // More work than they can take.
      {"overload|overloaded|server busy|model * capacity|system busy|service busy|too busy|model "
       "busy|"
       "over capacity|out of capacity|no capacity|insufficient capacity|"
       "capacity exceed|capacity reached|exceed * capacity|capacity constraint|"
       "capacity limit|full capacity|maximum capacity|high demand|demand * high|too much demand|"
       "much demand|peak demand|high traffic|heavy traffic|traffic * high|high load|heavy load|"
       "under load|load too high|load * high|high volume|queue full|queue * full|"
       "rejected execution|no available worker|no worker|too many users|"
       "insufficient resources|not enough capacity|resource pressure|"
       "no cells available|no gpu|gpu busy|gpu * unavailable|circuit breaking",
       busy, sure},
      {"busy|capacity|congestion|congested", busy, likely},

      // Too much at once.
      {"reset hourly|per second|per minute|request a second|request a minute|request in last "
       "minute|request in minute|request per second|"
       "request per minute|token per minute|minute limit|second limit|rpm|tpm|qps|tps|ipm|"
       "concurrent request|concurrency limit|concurrency exceed|exceed * concurrency|concurrent "
       "limit|"
       "concurrent connection|too many concurrent|maximum concurrent|concurrent * limit|"
       "parallel request|simultaneous request|too many simultaneous|too many parallel|"
       "simultaneous|in flight|too many connection|every # second|# second interval|"
       "active request",
       throttled, sure},
      {"abuse detection|abuse rate limit|secondary rate limit|request rate|rate too high|"
       "too frequency|model cooldown|cooldown|cooling down|too frequent|frequency limit|request "
       "frequency|frequency too high|call frequency|too fast|too quickly|user rate limit|"
       "token bucket|provisioned throughput|throughput exceed|throughput limit|burst limit|per "
       "hour|hourly|"
       "banned until|ip banned|ip * banned|temporarily banned|temporarily blocked|"
       "temporarily limited|temporarily restricted|error code 1015|flood wait|flood control|"
       "too many attempt|too many login|request too often|too often|"
       "slow down|slowdown|rate limit exceed|exceed * rate limit|"
       "blocked you for while|query rate|api rate|concurrency|concurrent",
       throttled, likely},
      {"rate limit|ratelimit|too many request|throttle|throttled|throttling|request limit exceed|"
       "request limit|exceed * request limit|rate exceed|rate limited|ratelimited|"
       "too many api request|limited request|access limit|rate limiting|"
       "request throttled|call limit|max requests|request exceed|exceed * number of requests",
       throttled, likely},
      {"resource exhaust|frequency|burst|frequent", throttled, hint},

      // Not reached, or down.
      {"upstream connect error|no healthy upstream|upstream request timeout|bad gateway|"
       "gateway timeout|gateway error|connection refused|connection reset|connect timeout|"
       "connection timeout|connection timed out|connection error|reset before headers|"
       "disconnect reset|temporarily unavailable|service unavailable|"
       "server unavailable|temporarily down|temporarily offline|temporarily out of service|"
       "under maintenance|maintenance|service down|backend unavailable|"
       "upstream unavailable|upstream timeout|upstream timed out|failed to connect to upstream|"
       "read only mode|is standby|failover|no leader|no cluster leader|node not active|not "
       "leader|not the leader|"
       "system upgrade|under upgrade|system * upgraded|engine * upgraded|server * upgraded|api * "
       "offline|endpoint * offline|"
       "system offline|model loading|loading model|model * loading|warming up|warm up|cold "
       "start|starting up|"
       "shutting down|restarting|not ready|still loading|no deployments available|"
       "no available channel|no available account|no available server|no server available|"
       "no instances available|not available right now|not available at moment|"
       "econnreset|econnrefused|etimedout|socket hang up|degraded|"
       "unavailable at moment|unavailable right now|temporarily not available|outage",
       unavailable, sure},
      {"network unstable|network error|fetch failed|service exception|endpoint request failed|"
       "offline|in maintain|being maintained|"
       "not available now|econnaborted|epipe|ehostunreach|enetunreach|unavailable|upstream "
       "failed|upstream request failed|provider returned error|"
       "service not available|transient|temporary failure|temporary error|"
       "temporary issue|temporarily|try reconnecting|not reachable|unreachable|"
       "service not responding|server down|api down|no response from",
       unavailable, likely},

      {"upstream error", kinds::unavailable, hint},

      // Not in time.
      {"request timeout|timeout waiting|timeout exceed|exceed * timeout|timeout expired|timeout "
       "error|timeout while|"
       "read timeout|query timeout|timed out|time out|deadline exceed|took too long|exceed * time "
       "limit|"
       "execution expired|not answer in time|not respond in time|statement timeout",
       timed_out, sure},

      {"timeout", timed_out, likely},

      // Nothing of that name.
      {"model not found|model * not found|model not exist|model * not exist|unknown model|"
       "model not available|no such model|not found|not exist|not be found|no such|"
       "no route|could not find|cannot find|resource not found|no longer available|"
       "decommissioned|discontinued|unknown route|unknown endpoint|unknown url",
       missing, sure},
      {"deprecated|retired|nosuch", missing, hint},

      // In the way of another request.
      {"updated concurrently|modified concurrently|concurrent write|modified by another|updated by "
       "another|changed by another|modified since|changed since|"
       "at the same time|concurrent modification|concurrent update|version mismatch|"
       "version conflict|edit conflict|already exist|already in use|already taken|duplicate|"
       "optimistic lock|etag|not match * version",
       conflicts, sure},
      {"conflict|aborted|precondition failed|stale", conflicts, hint},
      {"lock row|row lock|obtain exclusive|deadlock|lock timeout|obtain lock|acquire lock|"
       "serialization failure|serialize access|lock wait",
       passing_conflict, sure},
      {"deadlock detected|deadlock found", passing_conflict, certain},
      {"operation in progress|request * in progress|another operation|another request|"
       "idempotent request",
       passing_conflict,
       sure,
       {409, 423}},
      {"already * running", passing_conflict, sure, 423},

      // Their fault.
      {"requires more system memory|requires more memory|more system memory",
       kind{category::internal, action::never, remedy::contact_support}, sure, 500},
      {"internal error|internal server error|unexpected error|unknown error|server error|"
       "something went wrong|internal failure|internal",
       broken, hint},
  };

  static constexpr classed_words classes[] = {
      {word_class::money, "credit balance fund money wallet"},
      {word_class::lacking, "insufficient low exhaust negative empty"},
      {word_class::login,
       "credential signature password passcode jwt apikey authentication oauth bearer passphrase"},
      {word_class::bad,
       "invalid incorrect wrong bad missing expired malformed revoked unknown unrecognized failed "
       "failure mismatch illegal expire denied unsuccessful"},
      {word_class::limit, "limit quota cap usage credit request"},
      {word_class::period, "day daily month monthly week weekly today trial year annual yearly"},
      {word_class::spent, "exceed exhaust used over spent reset out"},
      {word_class::server,
       "server service system engine cluster node backend platform worker endpoint"},
      {word_class::busy, "busy overloaded congested saturated overload"},
      {word_class::down,
       "down unavailable offline maintenance unreachable starting restarting initializing "
       "degraded"},
      {word_class::content, "content prompt image output generation video picture text"},
      {word_class::refused,
       "blocked flagged unsafe harmful inappropriate moderated moderation violate violation "
       "prohibited disallowed sensitive explicit filtered"},
  };
  static constexpr word_pair pairs[] = {
      {word_class::money, word_class::lacking, out_of_funds, sure},
      {word_class::login, word_class::bad, bad_key, sure},
      {word_class::limit, word_class::period, renewed, sure, true, word_class::spent},
      {word_class::server, word_class::busy, busy, sure},
      {word_class::server, word_class::down, kinds::unavailable, sure},
      {word_class::content, word_class::refused, refused_content, likely},
  };

  static constexpr word languages[] = {
      // Chinese.
      {"余额不足|余额已用完|余额已用尽|餘額不足|欠费|逾期|额度不足|额度已用尽|额度已用完|"
       "用户额度|预扣费额度失败|令牌额度|剩余额度|账户余额|点数不足|积分不足|资金不足|未付款",
       out_of_funds, sure},
      {"充值", out_of_funds, likely},
      {"套餐已到期|套餐|今日|每日|每天|每周|每月|当日|本月|使用上限|调用次数限额|配额不足|配额已用|"
       "配额耗尽|超出配额|次数已用完|次数不足|试用|免费额度",
       renewed, sure},
      {"配额", renewed, likely},
      {"并发数|并发超额|并发|频率过高|请求频率|调用频率|速率限制|限流|频率限制|流量限制|过于频繁|"
       "过频|"
       "请求过多|请求太多|请求次数过多|操作频繁|访问频繁|每分钟|每秒|请求数过多|频次",
       throttled, sure},
      {"访问量过大|负载过高|服务繁忙|系统繁忙|服务器繁忙|繁忙|负载已饱和|过载|资源不足|拥挤|"
       "人数过多",
       busy, sure},
      {"无可用渠道|维护|服务不可用|暂时不可用|上游|暂不可用|服务暂停", unavailable, sure},
      {"敏感|不安全|违规|内容审核|不当内容|违法|安全策略", refused_content, sure},
      {"身份验证失败|鉴权失败|认证失败|验证失败|无效的令牌|令牌无效|令牌已过期|未登录|请先登录|"
       "登录已过期|登录失效|签名错误|签名不正确|密钥无效|无效的密钥|密钥错误|未授权|验签失败",
       bad_key, sure},
      {"无权限|禁止访问|无权访问|没有权限|权限不足|暂未开放权限|未开通|实名认证|账号已被锁定|封禁|"
       "已被禁用|"
       "账户存|被冻结|不在白名单",
       forbidden, sure},
      {"模型不存在|不存在|未找到|找不到", missing, sure},
      {"参数有误|参数错误|非法|格式错误|不能为空|参数不正确|缺少参数|无效参数", bad_request, sure},
      {"超长|过长|超过最大长度|请求内容超过|上下文长度|最大长度|输入长度", too_long, sure},
      {"超时", timed_out, sure},
      {"网络错误|网络异常|连接错误", kinds::unavailable, likely},
      {"内部错误|系统错误|未知错误|服务器错误", broken, hint},
      // Japanese and Korean.
      {"残高不足|残高が不足|クレジットが不足|クレジット不足|支払い|잔액 부족|잔액이 부족|크레딧 "
       "부족|"
       "크레딧이 부족|잔액부족",
       out_of_funds, sure},
      {"レート制限|リクエストが多すぎ|リクエスト数が多|頻繁|アクセスが集中|요청이 너무 많|"
       "너무 많은 요청|요청 한도|호출 한도|초당|분당",
       throttled, sure},
      {"1日の|日次|月間|今月|本日|上限に達し|利用上限|일일|하루|월간|할당량|이용 한도|사용량 초과",
       renewed, sure},
      {"混み合|混雑|高負荷|過負荷|과부하|혼잡", busy, sure},
      {"メンテナンス|一時的に利用でき|利用できません|점검|일시적으로", unavailable, sure},
      {"認証に失敗|認証エラー|認証が必要|無効なトークン|トークンが無効|有効期限|キーが無効|인증 "
       "실패|"
       "인증에 실패|유효하지 않은 토큰|토큰이 만료|인증키|인증이 필요",
       bad_key, sure},
      {"権限がありません|アクセス権|許可されて|권한이 없|접근 권한", forbidden, sure},
      {"見つかりません|存在しません|찾을 수 없|존재하지 않", missing, sure},
      {"タイムアウト|시간 초과|시간이 초과", timed_out, sure},
      // Spanish, Portuguese, Italian, French.
      {"saldo insuficiente|fondos insuficientes|saldo insuficiente|creditos insuficientes|"
       "sin saldo|sin creditos|credito insuficiente|saldo insufficiente|credito insufficiente|"
       "fondi insufficienti|solde insuffisant|credit insuffisant|fonds insuffisants|"
       "credits insuffisants|credits epuises|sem saldo|sem creditos|nao ha creditos|"
       "pago requerido|paiement requis|saldo esgotado|credito esgotado|fundos insuficientes",
       out_of_funds, sure},
      {"limite de taxa|limite de solicitudes|limite de peticiones|limite de requisicoes|"
       "limite de requetes|demasiadas solicitudes|demasiadas peticiones|muitas requisicoes|"
       "muitas solicitacoes|muitos pedidos|trop de requetes|trop de demandes|troppe richieste|"
       "por minuto|por segundo|par minute|par seconde|al minuto|al secondo|trop frequentes|"
       "debit limite|limite de debit",
       throttled, sure},
      {"limite diario|limite diaria|cuota diaria|cota diaria|limite mensual|limite mensal|"
       "cuota mensual|por dia|por mes|par jour|par mois|quota journalier|quota mensuel|"
       "limite quotidienne|limite giornaliero|limite mensile|al giorno|cuota excedida|"
       "cota excedida|quota depasse|quota superata|cuota superada|cuota agotada|"
       "limite do plano|limite del plan|por hoje|por hoy",
       renewed, sure},
      {"sobrecargado|sobrecarregado|surcharge|sovraccarico|alta demanda|forte demande|ocupado",
       busy, sure},
      {"no disponible|indisponivel|indisponible|non disponibile|en mantenimiento|mantenimiento|"
       "em manutencao|manutencao|manutenzione|fora do ar|fuera de servicio|hors service",
       unavailable, sure},
      {"usuario ou senha|usuario o contrasena|senha invalid|contrasena invalid|"
       "nom d utilisateur ou mot de passe|identifiant ou mot de passe|token invalido|token "
       "expirado|token caducado|clave invalida|chave invalida|"
       "credenciales invalidas|credenciais invalidas|credenziali non valide|jeton invalide|"
       "jeton expire|cle api invalide|identifiants invalides|no autenticado|nao autenticado|"
       "non authentifie|non autenticato|contrasena incorrecta|senha incorreta|"
       "mot de passe incorrect|sesion expirada|sessao expirada|session expiree|cle invalide|"
       "api key invalida|autenticacion fallida|falha na autenticacao|firma invalida|"
       "assinatura invalida|token non valido|token scaduto|chave de api",
       bad_key, sure},
      {"no tiene permiso|sem permissao|acceso denegado|acesso negado|acces refuse|"
       "accesso negato|no autorizado|nao autorizado|non autorise|permiso denegado|"
       "permission refusee|permesso negato",
       forbidden, likely},
      {"no encontrado|nao encontrado|nao encontrada|introuvable|non trouve|non trovato|no existe|"
       "n existe pas|nexiste pas|nao existe|no encontrada",
       missing, sure},
      {"tiempo de espera|tempo esgotado|tempo limite|delai depasse|temps ecoule|tempo scaduto",
       timed_out, sure},
      // German and Dutch.
      {"guthaben|nicht genugend guthaben|unzureichendes guthaben|kontostand|guthaben aufgebraucht|"
       "zahlung erforderlich|nicht ausreichend gedeckt|onvoldoende saldo|onvoldoende tegoed",
       out_of_funds, sure},
      {"zu viele anfragen|ratenlimit|pro minute|pro sekunde|anfragelimit|te veel verzoeken|"
       "zu viele zugriffe|te veel aanvragen",
       throttled, sure},
      {"tageslimit|tageskontingent|monatslimit|monatskontingent|kontingent|pro tag|pro monat|"
       "daglimiet|per dag|per maand|dagelijkse limiet",
       renewed, sure},
      {"uberlastet|ueberlastet|ausgelastet|overbelast", busy, sure},
      {"nicht verfugbar|nicht verfuegbar|wartung|wartungsarbeiten|niet beschikbaar|onderhoud|"
       "nicht erreichbar|storung",
       unavailable, sure},
      {"benutzername oder passwort|ungultiger api|ungultiges token|token abgelaufen|ungultige "
       "anmelde|anmeldung fehlgeschlagen|"
       "nicht authentifiziert|sitzung abgelaufen|authentifizierung fehlgeschlagen|"
       "ungultiger schlussel|passwort falsch|ongeldige api|ongeldig token|niet ingelogd|"
       "ungultige signatur|ungultige zugangsdaten|anmeldung erforderlich",
       bad_key, sure},
      {"keine berechtigung|zugriff verweigert|nicht berechtigt|geen toegang|toegang geweigerd|"
       "fehlende berechtigung",
       forbidden, sure},
      {"nicht gefunden|existiert nicht|niet gevonden|bestaat niet", missing, sure},
      {"zeituberschreitung|zeitueberschreitung|time out", timed_out, sure},
      // Russian, Polish, Turkish, Indonesian, Vietnamese.
      {"недостаточно средств|недостаточно кредитов|недостаточный баланс|баланс исчерпан|"
       "пополните|пополните баланс|недостаточно баланса|brak srodkow|niewystarczajace srodki|"
       "niewystarczajacy|yetersiz bakiye|bakiye yetersiz|saldo tidak cukup|saldo tidak mencukupi|"
       "khong du so du|yetersiz kredi",
       out_of_funds, sure},
      {"слишком много запросов|превышен лимит запросов|частота запросов|слишком часто|в минуту|"
       "в секунду|превышена частота|zbyt wiele zapytan|zbyt wiele zadan|zbyt duzo|cok fazla istek|"
       "cok fazla|terlalu banyak permintaan|qua nhieu yeu cau|na minute|na sekunde|"
       "istek limiti",
       throttled, sure},
      {"дневной лимит|суточный лимит|в день|в сутки|лимит исчерпан|квота|месячный лимит|в месяц|"
       "dzienny limit|limit dzienny|gunluk limit|gunluk|batas harian|kuota|aylik",
       renewed, sure},
      {"перегружен|перегружена|przeciazony|yogun|sibuk", busy, sure},
      {"недоступен|недоступна|технические работы|временно|technische|niedostepny|niedostepna|"
       "prace techniczne|bakim|kullanilamiyor|tidak tersedia|pemeliharaan",
       unavailable, sure},
      {"неверный ключ|неверный токен|неверный api|токен истек|недействительный токен|"
       "ошибка авторизации|ошибка аутентификации|неверный пароль|не авторизован|"
       "требуется авторизация|неверная подпись|nieprawidlowy klucz|nieprawidlowy token|"
       "blad autoryzacji|gecersiz anahtar|gecersiz token|gecersiz api|token tidak valid|"
       "kimlik dogrulama",
       bad_key, sure},
      {"доступ запрещен|нет доступа|недостаточно прав|нет прав|brak dostepu|brak uprawnien|"
       "erisim engellendi|yetkiniz yok|akses ditolak",
       forbidden, sure},
      {"не найден|не найдена|не найдено|не существует|nie znaleziono|nie istnieje|bulunamadi|"
       "tidak ditemukan|khong tim thay",
       missing, sure},
      {"время ожидания|таймаут|истекло время|przekroczono czas|zaman asimi", timed_out, sure},
  };
};

}  // namespace triage::inline TRIAGE_ABI::detail

#endif
